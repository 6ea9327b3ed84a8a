/** Whether an application notices what becomes of the telemetry server: under load, beside one whose server is healthy. */
@NullMarked
package dev.bulwark.benchmarks.harmless;

import org.jspecify.annotations.NullMarked;
