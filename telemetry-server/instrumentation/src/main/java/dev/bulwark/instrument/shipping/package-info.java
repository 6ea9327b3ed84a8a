/** The way of events to the telemetry server: bounded in memory, then on disk, never in the application's way. */
@NullMarked
package dev.bulwark.instrument.shipping;

import org.jspecify.annotations.NullMarked;
