/** The first page after the sign-in. */
@NullMarked
package dev.bulwark.sample.dashboard;

import org.jspecify.annotations.NullMarked;
