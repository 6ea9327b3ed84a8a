/** How the organization does what it does. */
@NullMarked
package dev.bulwark.sample.documents;

import org.jspecify.annotations.NullMarked;
