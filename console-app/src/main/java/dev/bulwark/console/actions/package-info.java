/** What can be done in the console, named once, and the palette that finds it. */
@NullMarked
package dev.bulwark.console.actions;

import org.jspecify.annotations.NullMarked;
