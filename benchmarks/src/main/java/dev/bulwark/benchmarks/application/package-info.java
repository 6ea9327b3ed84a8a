/** A whole application under load: what each library in it costs, and what becomes of it when its telemetry server fails. */
@NullMarked
package dev.bulwark.benchmarks.application;

import org.jspecify.annotations.NullMarked;
