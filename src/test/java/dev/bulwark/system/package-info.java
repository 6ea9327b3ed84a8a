/** The finished programs, run together as processes with a real console window, as their users run them. */
@NullMarked
package dev.bulwark.system;

import org.jspecify.annotations.NullMarked;
