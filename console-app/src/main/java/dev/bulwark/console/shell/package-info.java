/** The window's frame: rail, connection, banner, theme, and which screen is shown. */
@NullMarked
package dev.bulwark.console.shell;

import org.jspecify.annotations.NullMarked;
