/** Endpoint latencies, gauges and slow statements of the monitored applications. */
@NullMarked
package dev.bulwark.server.performance;

import org.jspecify.annotations.NullMarked;
