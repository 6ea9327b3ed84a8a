package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.instrument.measure.SummarySource;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what waits in the outbox: violations and audit entries at every round, everything else when its interval has passed. Belongs to the
 * shipping thread.
 */
public final class Gatherer {
    /** More at once would take memory, and make batches that take long to store; the rest has its turn at once. */
    private static final int MOST_AT_ONCE = 2000;

    private static final long MOST_WEIGHT = 1024 * 1024;

    private final Outbox outbox;
    private final Supplier<List<TelemetryEvent>> gauges;
    private final List<SummarySource> sources;
    private final Interval flush;
    private final Interval sampling;
    private final OwnFailures failures;
    private final List<Pending> unfinished = new ArrayList<>();
    private final List<TelemetryEvent> sampled = new ArrayList<>();
    private boolean more;

    public Gatherer(
            Outbox outbox,
            Supplier<List<TelemetryEvent>> gauges,
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
     * @param hurry whether violations and audit entries go ahead of everything else
     */
    List<TelemetryEvent> gather(boolean everything, boolean hurry) {
        List<TelemetryEvent> events = new ArrayList<>();
        boolean goesOn = more;
        boolean due = flush.hasPassed() || everything;
        sources.forEach(this::fold);
        if (sampling.hasPassed() || (everything && !goesOn)) {
            sampled.addAll(gauges.get());
        }
        more = (due || hurry || goesOn) && urgent(everything, events);
        if (due || goesOn || outbox.isFilling()) {
            more |= drain(outbox::pollRoutine, pending -> append(pending, events));
            more |= drain(outbox::pollLog, pending -> append(pending, events));
        }
        if (due) {
            sources.forEach(source -> flush(source, everything, events));
            events.addAll(sampled);
            sampled.clear();
        }
        return events;
    }

    /** Whether the last gathering was so much that there may be more. */
    boolean hasMore() {
        return more;
    }

    private boolean urgent(boolean everything, List<TelemetryEvent> events) {
        boolean moreViolations = violations(everything, events);
        return drain(outbox::pollAudit, pending -> append(pending, events)) || moreViolations;
    }

    private boolean violations(boolean everything, List<TelemetryEvent> events) {
        boolean cutOff = unfinished.size() < MOST_AT_ONCE && drain(outbox::pollUrgent, unfinished::add);
        for (Iterator<Pending> each = unfinished.iterator(); each.hasNext(); ) {
            Pending pending = each.next();
            if (everything || pending.isReady()) {
                each.remove();
                append(pending, events);
            }
        }
        return cutOff;
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

    /** Whether there may be more than was taken. */
    private static boolean drain(Supplier<@Nullable Pending> source, Consumer<Pending> into) {
        long weight = 0;
        for (int taken = 0; taken < MOST_AT_ONCE && weight < MOST_WEIGHT; taken++) {
            Pending next = source.get();
            if (next == null) {
                return false;
            }
            weight += next.weight();
            into.accept(next);
        }
        return true;
    }

    private void append(Pending pending, List<TelemetryEvent> events) {
        try {
            events.add(pending.toEvent());
        } catch (RuntimeException e) {
            outbox.giveUp("not_completed");
            failures.note("completing an event", e);
        }
    }
}
