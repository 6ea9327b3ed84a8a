/** The overview: the system at a glance. */
@NullMarked
package dev.bulwark.console.health;

import org.jspecify.annotations.NullMarked;
