/** The organization's blueprint and its core values. */
@NullMarked
package dev.bulwark.sample.blueprint;

import org.jspecify.annotations.NullMarked;
