package dev.bulwark.server.metrics;

import dev.bulwark.model.isolation.VerdictKind;
import dev.bulwark.server.http.RequestObserver;
import dev.bulwark.server.notify.MailState;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** All figures together: of the process, of its routes, of its streams and of the applications. Thread-safe. */
public final class ServerMetrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RequestMetrics requests = new RequestMetrics(registry);

    /**
     * All figures.
     *
     * @param subscribers how many streams are open
     * @param mail how mail does
     * @param verdicts what the judge said of the server's own reads for callers of single tenants
     */
    public ServerMetrics(
            ApplicationMetrics applications,
            IntSupplier subscribers,
            Supplier<MailState> mail,
            ToLongFunction<VerdictKind> verdicts) {
        JvmMetrics.builder().register(registry);
        GaugeWithCallback.builder()
                .name("bulwark_live_subscribers")
                .help("Open streams of live events")
                .callback(gauge -> gauge.call(subscribers.getAsInt()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("bulwark_mails")
                .help("Mails that are to go out, and those that the SMTP server did not take so far")
                .labelNames("state")
                .callback(gauge -> {
                    MailState state = mail.get();
                    gauge.call(state.waiting(), "waiting");
                    gauge.call(state.failing(), "failing");
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("bulwark_own_statements")
                .help("What the server read for callers of single tenants since its start, by the verdict of its judge")
                .labelNames("verdict")
                .callback(gauge -> {
                    for (VerdictKind kind : VerdictKind.values()) {
                        gauge.call(verdicts.applyAsLong(kind), kind.wireName());
                    }
                })
                .register(registry);
        registry.register(applications);
    }

    /** Has to be told of the server's answers. */
    public RequestObserver requests() {
        return requests;
    }

    public MetricsRoutes routes() {
        return new MetricsRoutes(registry);
    }
}
