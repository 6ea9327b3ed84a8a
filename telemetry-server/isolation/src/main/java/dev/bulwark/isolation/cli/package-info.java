/** The judge on the command line: {@code bulwark check}. */
@NullMarked
package dev.bulwark.isolation.cli;

import org.jspecify.annotations.NullMarked;
