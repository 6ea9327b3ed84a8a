/** Telling somebody who is not looking at the window. */
@NullMarked
package dev.bulwark.console.notifications;

import org.jspecify.annotations.NullMarked;
