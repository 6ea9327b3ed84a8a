/** Work off the user interface's thread, the way back onto it, and how it may fail. */
@NullMarked
package dev.bulwark.console.tasks;

import org.jspecify.annotations.NullMarked;
