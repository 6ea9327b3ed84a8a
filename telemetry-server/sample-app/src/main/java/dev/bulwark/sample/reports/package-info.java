/** Figures over many meetings and to-dos. */
@NullMarked
package dev.bulwark.sample.reports;

import org.jspecify.annotations.NullMarked;
