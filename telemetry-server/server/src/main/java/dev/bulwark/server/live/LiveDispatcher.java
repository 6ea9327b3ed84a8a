package dev.bulwark.server.live;

import dev.bulwark.model.live.LiveKind;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the outbox to the subscribers. One thread reads what was committed and hands it to all; who joins late or falls
 * behind is served from the outbox until it has caught up, which leaves neither gap nor duplicate. Thread-safe.
 */
public final class LiveDispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDispatcher.class);
    private static final int PAGE = 500;
    private static final int MAX_SHARED_PAGES = 8;

    /** After a failure, so that a store that is down is not asked without end. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Who has lost the right to a stream loses the stream within five seconds. */
    private static final long RECHECK_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final LiveOutbox outbox;
    private final LiveSettings settings;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private final AtomicBoolean healthChanged = new AtomicBoolean();
    private final Queue<Joining> joining = new ConcurrentLinkedQueue<>();
    private final List<LiveSubscriber> subscribers = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "live-dispatcher");
    private volatile boolean closed;
    private long dispatched;
    private long nextBeat;
    private long nextRecheck;
    private long nextHealth;

    public LiveDispatcher(LiveOutbox outbox, LiveSettings settings, Clock clock) {
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        thread.setDaemon(true);
    }

    private record Joining(
            LiveSubscriber subscriber, @Nullable Long lastEventId) {}

    public void start() {
        dispatched = outbox.lastPosition();
        nextBeat = System.nanoTime() + settings.heartbeat().toNanos();
        nextRecheck = System.nanoTime() + RECHECK_NANOS;
        nextHealth = System.nanoTime();
        thread.start();
    }

    /** Says that something was committed. Quick. */
    public void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    /** Says that the overview's figures are new. Subscribers hear of it at most as often as the settings say. Quick. */
    public void healthChanged() {
        healthChanged.set(true);
        wake();
    }

    /** How many streams are open. */
    public int subscribers() {
        return subscribers.size();
    }

    /** Whether one more subscriber may join. */
    boolean hasRoom() {
        return !closed && subscribers.size() + joining.size() < settings.mostReaders();
    }

    /** @param lastEventId where to go on; null to start with what comes next */
    void join(LiveSubscriber subscriber, @Nullable Long lastEventId) {
        joining.add(new Joining(subscriber, lastEventId));
        wake();
    }

    @Override
    public void close() {
        closed = true;
        wake(); // never by an interrupt: that would close the store's file under a read
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        subscribers.forEach(LiveSubscriber::close);
        joining.forEach(late -> late.subscriber().close());
    }

    private void run() {
        while (!closed) {
            try {
                awaitWork();
                boolean more = true;
                while (more && !closed) {
                    more = step();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Pushing live events failed; they stay in the outbox and are tried again", e);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void awaitWork() throws InterruptedException {
        long now = System.nanoTime();
        long wait = Math.min(nextBeat, nextRecheck) - now;
        if (healthChanged.get()) {
            wait = Math.min(wait, nextHealth - now);
        }
        if (work.tryAcquire(Math.max(0, wait), TimeUnit.NANOSECONDS)) {
            work.drainPermits();
        }
    }

    /** Hands out one page; true when there is more. */
    private boolean step() {
        admit();
        if (subscribers.isEmpty()) {
            dispatched = outbox.lastPosition();
        }
        List<StoredLiveEvent> fresh = subscribers.isEmpty() ? List.of() : outbox.after(dispatched, PAGE);
        boolean more = fresh.size() == PAGE;
        Map<Long, List<StoredLiveEvent>> pages = new HashMap<>();
        for (LiveSubscriber subscriber : subscribers) {
            more |= serve(subscriber, fresh, pages);
        }
        if (!fresh.isEmpty()) {
            dispatched = fresh.get(fresh.size() - 1).position();
        }
        recheckIfDue();
        beatIfDue();
        tellOfHealthIfDue();
        subscribers.removeIf(subscriber -> !subscriber.isOpen());
        return more;
    }

    /**
     * Hands one subscriber what it lacks.
     *
     * @param pages what was read for those who are behind: many are at the same place when all come back after a restart
     * @return whether the subscriber has more to read and room to take it
     */
    private boolean serve(
            LiveSubscriber subscriber, List<StoredLiveEvent> fresh, Map<Long, List<StoredLiveEvent>> pages) {
        boolean behind = subscriber.position() < dispatched;
        List<StoredLiveEvent> events = behind ? after(subscriber.position(), pages) : fresh;
        for (StoredLiveEvent event : events) {
            if (!subscriber.take(event)) {
                return false; // full: it goes on from its position once the connection took something
            }
        }
        return behind && !events.isEmpty() && subscriber.isOpen();
    }

    private List<StoredLiveEvent> after(long position, Map<Long, List<StoredLiveEvent>> pages) {
        List<StoredLiveEvent> page = pages.get(position);
        if (page == null) {
            page = outbox.after(position, PAGE);
            if (pages.size() < MAX_SHARED_PAGES) {
                pages.put(position, page);
            }
        }
        return page;
    }

    private void admit() {
        for (Joining next = joining.poll(); next != null; next = joining.poll()) {
            LiveSubscriber subscriber = next.subscriber();
            subscriber.startAt(startOf(next));
            subscribers.add(subscriber);
        }
    }

    private long startOf(Joining next) {
        Long asked = next.lastEventId();
        if (asked == null) {
            return outbox.lastPosition();
        }
        long newest = outbox.lastPosition();
        if (asked > newest || !outbox.reachesBackTo(asked)) {
            next.subscriber().tellOfGap(asked);
        }
        return Math.min(asked, newest);
    }

    private void recheckIfDue() {
        long now = System.nanoTime();
        if (now - nextRecheck >= 0) {
            nextRecheck = now + RECHECK_NANOS;
            subscribers.forEach(LiveSubscriber::recheck);
        }
    }

    private void beatIfDue() {
        long now = System.nanoTime();
        if (now - nextBeat < 0) {
            return;
        }
        nextBeat = now + settings.heartbeat().toNanos();
        subscribers.forEach(LiveSubscriber::beat);
        outbox.trim(settings.keepFor(), settings.keepEvents());
    }

    private void tellOfHealthIfDue() {
        long now = System.nanoTime();
        if (now - nextHealth < 0 || !healthChanged.getAndSet(false)) {
            return;
        }
        nextHealth = now + settings.healthEvery().toNanos();
        String at = outbox.json(Map.of("at", clock.instant()));
        subscribers.forEach(subscriber -> subscriber.tell(LiveKind.HEALTH, at));
    }
}
