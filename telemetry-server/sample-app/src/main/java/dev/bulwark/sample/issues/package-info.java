/** Obstacles that a team collects, discusses and solves. */
@NullMarked
package dev.bulwark.sample.issues;

import org.jspecify.annotations.NullMarked;
