package dev.bulwark.server.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** A figure with its values at one moment. Not thread-safe. */
final class Gauge {
    private final GaugeSnapshot.Builder snapshot;

    Gauge(String name, String help) {
        this.snapshot = GaugeSnapshot.builder().name(name).help(help);
    }

    /** A figure with one value. */
    static GaugeSnapshot one(String name, String help, double value) {
        return new Gauge(name, help).value(value).build();
    }

    /** @param labels names and values in turn */
    Gauge value(double value, String... labels) {
        snapshot.dataPoint(GaugeDataPointSnapshot.builder()
                .value(value)
                .labels(Labels.of(labels))
                .build());
        return this;
    }

    GaugeSnapshot build() {
        return snapshot.build();
    }
}
