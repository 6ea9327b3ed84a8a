/** The command line. */
@NullMarked
package dev.bulwark.server.cli;

import org.jspecify.annotations.NullMarked;
