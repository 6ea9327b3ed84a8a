package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches of events and has them delivered in order: first those that wait in the spool, then those that wait in
 * memory, which are few. As soon as the server does not answer, or there are more of them, they go to the spool. A batch over
 * which the server comes to grief lets others go ahead. Belongs to the shipping thread.
 */
final class Dispatch implements AutoCloseable {
    /** Keeps a batch of ordinary events far below a megabyte. */
    private static final int EVENTS_IN_A_BATCH = 500;

    private final BatchMaker batches;
    private final Courier courier;
    private final Interval greeting;
    private final Spool spool;
    private final LossAccount losses;
    private final OwnFailures failures;
    private final LongSupplier nanoTime;
    private final long mostWaitingBytes;
    private final Deque<EncodedBatch> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long waitingEvents;
    private final Setbacks setbacks;

    /** The number of the batch that is under way; null when it comes from memory. */
    private @Nullable Long spooledUnderWay;

    /**
     * Nothing waits yet.
     *
     * @param greeting how often the server hears from an application that has nothing to tell
     * @param mostWaitingBytes how much may wait in memory
     */
    Dispatch(
            BatchMaker batches,
            Courier courier,
            Interval greeting,
            Spool spool,
            LossAccount losses,
            OwnFailures failures,
            LongSupplier nanoTime,
            long mostWaitingBytes) {
        this.batches = batches;
        this.courier = courier;
        this.greeting = greeting;
        this.spool = spool;
        this.losses = losses;
        this.failures = failures;
        this.nanoTime = nanoTime;
        this.mostWaitingBytes = mostWaitingBytes;
        this.setbacks = new Setbacks(nanoTime);
    }

    /** Takes events, to be delivered after all that were taken before. */
    void take(List<TelemetryEvent> events) {
        for (int from = 0; from < events.size(); from += EVENTS_IN_A_BATCH) {
            List<TelemetryEvent> part = events.subList(from, Math.min(events.size(), from + EVENTS_IN_A_BATCH));
            try {
                batches.encode(part, losses.ledger(unsent())).forEach(this::enqueue);
            } catch (RuntimeException e) {
                failures.note("encoding a batch", e);
                losses.dropped("not_encodable", part.size());
            }
        }
        if (isIdle() && greeting.hasPassed()) {
            greet();
        }
        boolean lonely = courier.isAway() && (courier.isUnderWay() || courier.nanosUntilDue() > 0);
        if (lonely || waitingBytes > mostWaitingBytes) {
            spoolWaiting();
        }
    }

    /**
     * Delivers what waits, for that long at most; less when nothing does.
     *
     * @throws InterruptedException if told to stop waiting
     */
    void deliver(long nanos) throws InterruptedException {
        long end = nanoTime.getAsLong() + nanos;
        long left = nanos;
        while (left > 0 && (courier.isUnderWay() || sendNext())) {
            Courier.Outcome outcome = courier.await(left);
            if (outcome != Courier.Outcome.UNDER_WAY) {
                conclude(outcome);
            }
            left = end - nanoTime.getAsLong();
        }
    }

    /** Whether something waits for a server that may be tried. */
    boolean isBusy() {
        return courier.isUnderWay() || (courier.nanosUntilDue() == 0 && isAnythingWaiting());
    }

    /** Whether the server did not answer last time. */
    boolean isAway() {
        return courier.isAway();
    }

    /** Delivers nothing more; what waits is kept for the next start. */
    @Override
    public void close() {
        if (courier.isUnderWay()) {
            courier.abandon();
            conclude(Courier.Outcome.FAILED);
        }
        spoolWaiting();
        courier.close();
        spool.close();
    }

    private boolean isIdle() {
        return !courier.isUnderWay() && courier.nanosUntilDue() == 0 && !isAnythingWaiting();
    }

    private boolean isAnythingWaiting() {
        return !waiting.isEmpty() || spool.has(this::mayGo);
    }

    private boolean mayGo(long spooled) {
        return !setbacks.isResting(spooled);
    }

    /** The answer tells the policy, so that a change is heard within seconds by an idle application too. */
    private void greet() {
        batches.encode(List.of(), losses.ledger(0)).forEach(this::enqueue);
    }

    private long unsent() {
        return spool.events() + waitingEvents;
    }

    private void enqueue(EncodedBatch batch) {
        waiting.add(batch);
        waitingBytes += batch.body().length;
        waitingEvents += batch.events();
    }

    private EncodedBatch dequeue() {
        EncodedBatch first = waiting.remove();
        waitingBytes -= first.body().length;
        waitingEvents -= first.events();
        return first;
    }

    private boolean sendNext() {
        if (courier.nanosUntilDue() > 0) {
            return false;
        }
        Long suspect = setbacks.suspect();
        Spool.Held spooled = spool.oldest(number -> mayGo(number) && (suspect == null || number != suspect));
        if (spooled == null && waiting.isEmpty()) {
            spooled = spool.oldest(this::mayGo);
        }
        EncodedBatch next = spooled == null ? waiting.peek() : spooled.batch();
        if (next == null) {
            return false;
        }
        spooledUnderWay = spooled == null ? null : spooled.number();
        courier.send(next);
        return true;
    }

    private void conclude(Courier.Outcome outcome) {
        boolean settled = outcome == Courier.Outcome.SETTLED;
        Long spooled = spooledUnderWay;
        if (spooled == null) {
            EncodedBatch first = dequeue();
            if (!settled && !first.isEmpty()) {
                spool.addFirst(first);
            }
        } else if (settled) {
            forget(spooled);
        } else {
            spool.release();
        }
        blame(outcome, spooled);
        if (!settled) {
            spoolWaiting();
        }
    }

    private void blame(Courier.Outcome outcome, @Nullable Long spooled) {
        if (outcome == Courier.Outcome.SETTLED) {
            Long hopeless = setbacks.taken();
            if (hopeless != null) {
                losses.dropped("server_error", forget(hopeless));
                failures.remark("the server comes to grief over a batch again and again, which is given up");
            }
        } else if (outcome == Courier.Outcome.SERVER_ERROR && spooled != null) {
            setbacks.failedOn(spooled);
        } else {
            setbacks.failed();
        }
    }

    private int forget(long spooled) {
        setbacks.forget(spooled);
        return spool.remove(spooled);
    }

    /** All but a batch that is under way from memory, which is still the first one. */
    private void spoolWaiting() {
        boolean firstIsUnderWay = courier.isUnderWay() && spooledUnderWay == null;
        EncodedBatch first = firstIsUnderWay ? dequeue() : null;
        while (!waiting.isEmpty()) {
            EncodedBatch next = dequeue();
            if (!next.isEmpty()) {
                spool.add(next);
            }
        }
        if (first != null) {
            enqueue(first);
        }
    }
}
