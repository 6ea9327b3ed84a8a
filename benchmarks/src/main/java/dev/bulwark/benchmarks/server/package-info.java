/** What the telemetry server takes in and how fast it answers, as a program that runs the packaged server. */
@NullMarked
package dev.bulwark.benchmarks.server;

import org.jspecify.annotations.NullMarked;
