/** The operations console: its start, its options and the one place where its parts are put together. */
@NullMarked
package dev.bulwark.console;

import org.jspecify.annotations.NullMarked;
