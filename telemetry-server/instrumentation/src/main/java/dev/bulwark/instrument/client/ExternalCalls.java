package dev.bulwark.instrument.client;

import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.measure.SummarySource;
import dev.bulwark.instrument.shipping.LossAccount;
import dev.bulwark.model.ingest.ExternalCallEvent;
import dev.bulwark.model.ingest.ExternalSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts all calls to other services by the minute, and records single ones that say something: those that failed, slow
 * ones, and the first that succeeds after a failure. Thread-safe.
 */
final class ExternalCalls implements SummarySource {
    private static final long SLOW_MICROS = TimeUnit.SECONDS.toMicros(1);
    private static final String OTHER = "other";

    private final Reporter reporter;
    private final Durations<Call> durations;
    private final Standings standings = new Standings();

    ExternalCalls(Reporter reporter, LossAccount losses) {
        this.reporter = reporter;
        this.durations = new Durations<>(losses, call -> new Call(call.service, OTHER), new Call(OTHER, OTHER));
    }

    /**
     * Begins a call of this thread's request.
     *
     * @return what takes its outcome: null for a success
     */
    Consumer<@Nullable Throwable> begin(String service, @Nullable String operation) {
        RequestContext request = reporter.request();
        long start = reporter.nanos();
        return failure -> ended(request, service, operation, reporter.nanos() - start, failure);
    }

    /** Takes in a call that was measured elsewhere. */
    void ended(
            @Nullable RequestContext request,
            String service,
            @Nullable String operation,
            long nanos,
            @Nullable Throwable failure) {
        reporter.guarded("counting a call to a service", () -> {
            Call call = new Call(service, Copies.cleanName(operation));
            long micros = Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
            boolean failed = failure != null;
            durations.add(new Durations.Sample<>(reporter.minute(), call, micros, failed));
            if (standings.isTelling(call, failed, micros > SLOW_MICROS)) {
                record(request, call, micros, failure);
            }
        });
    }

    private void record(@Nullable RequestContext request, Call call, long micros, @Nullable Throwable failure) {
        reporter.report(
                "recording a call to a service",
                request,
                (header, copies) -> new ExternalCallEvent(
                        header,
                        copies.name(call.service),
                        copies.name(call.operation),
                        micros,
                        failure == null,
                        copies.messageOf(failure)));
    }

    @Override
    public void fold() {
        durations.fold();
    }

    @Override
    public List<TelemetryEvent> flush() {
        standings.startAnew();
        List<TelemetryEvent> events = new ArrayList<>();
        durations.drain((minute, call, folded) -> events.add(new ExternalSummaryEvent(
                reporter.headers().ofApplication(),
                Reporter.startOf(minute),
                call.service,
                call.operation,
                folded.count(),
                folded.errors(),
                folded.histogram())));
        return events;
    }

    /** What is called. */
    record Call(String service, String operation) {}
}
