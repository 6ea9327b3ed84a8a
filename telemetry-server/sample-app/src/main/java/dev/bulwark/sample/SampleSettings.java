package dev.bulwark.sample;

import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.watch.WatchSettings;
import org.jspecify.annotations.Nullable;

/**
 * How one platform runs.
 *
 * @param port 0 for any free one
 * @param seed the same seed on the same day makes the same organizations
 * @param watch null to run without any instrumentation
 */
public record SampleSettings(
        int port, Defects defects, long seed, @Nullable WatchSettings watch) {}
