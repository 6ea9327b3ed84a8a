/** The threads that the instrumentation has for itself. */
@NullMarked
package dev.bulwark.instrument.thread;

import org.jspecify.annotations.NullMarked;
