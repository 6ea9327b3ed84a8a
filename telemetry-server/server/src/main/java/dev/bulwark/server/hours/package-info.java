/** Work that goes along with time, hour by hour, done by one server at a time. */
@NullMarked
package dev.bulwark.server.hours;

import org.jspecify.annotations.NullMarked;
