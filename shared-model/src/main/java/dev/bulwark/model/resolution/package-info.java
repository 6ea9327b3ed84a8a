/** What people settle, and what they say when they do. */
@NullMarked
package dev.bulwark.model.resolution;

import org.jspecify.annotations.NullMarked;
