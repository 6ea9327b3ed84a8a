/** The system at a glance, for the console and for machines. */
@NullMarked
package dev.bulwark.server.health;

import org.jspecify.annotations.NullMarked;
