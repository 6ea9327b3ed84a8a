/** The mistakes that the platform can be told to make. */
@NullMarked
package dev.bulwark.sample.defects;

import org.jspecify.annotations.NullMarked;
