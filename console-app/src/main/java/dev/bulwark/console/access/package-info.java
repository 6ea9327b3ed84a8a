/** Signing in. */
@NullMarked
package dev.bulwark.console.access;

import org.jspecify.annotations.NullMarked;
