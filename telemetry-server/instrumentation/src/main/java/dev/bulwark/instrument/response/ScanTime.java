package dev.bulwark.instrument.response;

import dev.bulwark.instrument.response.UncheckedResponses.Reason;
import java.util.function.LongSupplier;

/** The time that looking into one body may take, and what it took. Not thread-safe. */
final class ScanTime {
    /** So many bytes of plain JSON are looked at in less time than is worth reading the clock for. */
    private static final int QUICK_BYTES = 16 * 1024;

    private final BodyOwner owner;
    private final LongSupplier nanoTime;
    private final UncheckedResponses unchecked;
    private final long nanosForAll;
    private long nanosLeft;
    private int quickBytes;

    ScanTime(ResponsePolicy policy, BodyOwner owner) {
        this.owner = owner;
        this.nanoTime = policy.nanoTime();
        this.unchecked = policy.unchecked();
        this.nanosForAll = policy.limits().time().toNanos();
        this.nanosLeft = nanosForAll;
        this.quickBytes = policy.keys().hasAccessKeys() ? 0 : QUICK_BYTES;
    }

    /** Has all that is held looked at. */
    void scan(HeldBytes held, BodyScanner scanner) {
        boolean measured = owner.isMeasured();
        if (isQuick(held, scanner) && !measured) {
            held.scan(scanner);
            return;
        }
        long since = nanoTime.getAsLong();
        try {
            held.scan(scanner);
        } finally {
            long nanos = nanoTime.getAsLong() - since;
            nanosLeft -= nanos;
            if (measured) {
                owner.spent(nanos);
            }
        }
    }

    /** Whether the next look needs no clock: the application is asked nothing, and there is little to look at. */
    private boolean isQuick(HeldBytes held, BodyScanner scanner) {
        quickBytes = scanner instanceof JsonScanner ? Math.max(0, quickBytes - held.unscanned()) : 0;
        return quickBytes > 0;
    }

    /** Begins anew: a stream that goes on for days would have no time left. */
    void restart() {
        nanosLeft = nanosForAll;
    }

    /** Gives up the scanner, once, if there is no time left. */
    void giveUpIfOver(BodyScanner scanner) {
        if (nanosLeft < 0) {
            unchecked.count(Reason.TIME);
            nanosLeft = Long.MAX_VALUE;
            scanner.giveUp();
        }
    }
}
