/** Bulwark's own failures, which are counted and never reach the application. */
@NullMarked
package dev.bulwark.instrument.failure;

import org.jspecify.annotations.NullMarked;
