/** Bulwark's own failures and words, which never reach the application's threads, and its guard against calling itself. */
@NullMarked
package dev.bulwark.instrument.failure;

import org.jspecify.annotations.NullMarked;
