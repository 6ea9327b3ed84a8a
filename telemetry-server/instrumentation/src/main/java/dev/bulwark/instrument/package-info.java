/** What a monitored application sees of Bulwark: one object to start, and the settings it starts with. */
@NullMarked
package dev.bulwark.instrument;

import org.jspecify.annotations.NullMarked;
