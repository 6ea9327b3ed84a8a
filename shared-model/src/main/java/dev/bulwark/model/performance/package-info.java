/** Latency distributions that merge without losing their percentiles. */
@NullMarked
package dev.bulwark.model.performance;

import org.jspecify.annotations.NullMarked;
