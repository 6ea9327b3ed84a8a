package dev.bulwark.server.metrics;

import dev.bulwark.server.http.RequestObserver;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** How often and how fast the server's own routes answered. Thread-safe. */
public final class RequestMetrics implements RequestObserver {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Histogram durations;

    public RequestMetrics(PrometheusRegistry registry) {
        this.durations = Histogram.builder()
                .name("bulwark_http_request_duration_seconds")
                .help("How long the server's routes took to answer")
                .labelNames("method", "route", "status")
                .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
                .classicOnly()
                .register(registry);
    }

    @Override
    public void answered(String method, String route, int status, Duration took) {
        durations.labelValues(method, route, Integer.toString(status)).observe(took.toNanos() / NANOS_PER_SECOND);
    }
}
