package dev.bulwark.server.metrics;

import dev.bulwark.server.http.QueryParameters;
import io.javalin.http.Context;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;

/** The figures in the text format that Prometheus reads. */
public final class MetricsRoutes {
    private final PrometheusRegistry registry;
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    public MetricsRoutes(PrometheusRegistry registry) {
        this.registry = registry;
    }

    public void scrape(Context context) throws IOException {
        QueryParameters.of(context, Set.of());
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, registry.scrape());
        context.contentType(PrometheusTextFormatWriter.CONTENT_TYPE).result(text.toByteArray());
    }
}
