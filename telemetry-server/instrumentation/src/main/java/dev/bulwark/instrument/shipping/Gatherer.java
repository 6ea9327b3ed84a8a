package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.measure.GaugeSampler;
import dev.bulwark.instrument.measure.SummarySource;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what waits in the outbox: violations at every round, everything else when its interval has passed. Belongs to the
 * shipping thread.
 */
public final class Gatherer {
    /** More at once would make batches that take long to store; the rest has its turn in the next round. */
    private static final int MOST_AT_ONCE = 5000;

    /** More than the outbox holds: at the end there is no next round. */
    private static final int MOST_AT_THE_END = 32768;

    private final Outbox outbox;
    private final GaugeSampler gauges;
    private final List<SummarySource> sources;
    private final Interval flush;
    private final Interval sampling;
    private final OwnFailures failures;
    private final List<Pending> unfinished = new ArrayList<>();
    private final List<TelemetryEvent> sampled = new ArrayList<>();

    public Gatherer(
            Outbox outbox,
            GaugeSampler gauges,
            List<SummarySource> sources,
            Interval flush,
            Interval sampling,
            OwnFailures failures) {
        this.outbox = outbox;
        this.gauges = gauges;
        this.sources = List.copyOf(sources);
        this.flush = flush;
        this.sampling = sampling;
        this.failures = failures;
    }

    /**
     * What is to be sent now.
     *
     * @param everything whether nothing may wait any longer, as at the end
     */
    List<TelemetryEvent> gather(boolean everything) {
        List<TelemetryEvent> events = new ArrayList<>();
        violations(everything, events);
        sources.forEach(this::fold);
        if (sampling.hasPassed() || everything) {
            sampled.addAll(gauges.sample());
        }
        if (flush.hasPassed() || everything) {
            routine(everything, events);
        }
        return events;
    }

    private void violations(boolean everything, List<TelemetryEvent> events) {
        drain(outbox::pollUrgent, everything, unfinished);
        for (Iterator<Pending> each = unfinished.iterator(); each.hasNext(); ) {
            Pending pending = each.next();
            if (everything || pending.isReady()) {
                each.remove();
                append(pending, events);
            }
        }
    }

    private void routine(boolean everything, List<TelemetryEvent> events) {
        List<Pending> waiting = new ArrayList<>();
        drain(outbox::pollRoutine, everything, waiting);
        waiting.forEach(pending -> append(pending, events));
        sources.forEach(source -> flush(source, everything, events));
        events.addAll(sampled);
        sampled.clear();
    }

    private void fold(SummarySource source) {
        try {
            source.fold();
        } catch (RuntimeException e) {
            failures.note("folding measurements", e);
        }
    }

    private void flush(SummarySource source, boolean everything, List<TelemetryEvent> events) {
        try {
            events.addAll(everything ? source.flushAll() : source.flush());
        } catch (RuntimeException e) {
            failures.note("making summaries", e);
        }
    }

    private static void drain(Supplier<@Nullable Pending> source, boolean everything, List<Pending> into) {
        int most = everything ? MOST_AT_THE_END : MOST_AT_ONCE;
        Pending next;
        while (into.size() < most && (next = source.get()) != null) {
            into.add(next);
        }
    }

    private void append(Pending pending, List<TelemetryEvent> events) {
        try {
            events.add(pending.toEvent());
        } catch (RuntimeException e) {
            failures.note("completing an event", e);
        }
    }
}
