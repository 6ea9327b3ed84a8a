package dev.bulwark.instrument.measure;

import java.util.Map;

/** Takes measured levels. */
@FunctionalInterface
public interface GaugeSink {
    /**
     * Takes one level.
     *
     * @param name one of {@link dev.bulwark.model.ingest.Gauges}
     * @param unit such as {@code bytes}
     */
    void put(String name, double value, String unit, Map<String, String> labels);
}
