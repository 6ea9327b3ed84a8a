package dev.bulwark.instrument.client;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A connection that is open. It ends once, in whichever way comes first. Thread-safe. */
public final class LiveConnection implements AutoCloseable {
    private final Reporter reporter;
    private final LiveTallies.@Nullable Tally tally;
    private final @Nullable String kind;
    private final AtomicBoolean ended = new AtomicBoolean();

    LiveConnection(Reporter reporter, LiveTallies.@Nullable Tally tally, @Nullable String kind) {
        this.reporter = reporter;
        this.tally = tally;
        this.kind = kind;
    }

    /** It was closed as it should be. */
    @Override
    public void close() {
        end(false);
    }

    /** It was lost, as when a client went away without a word. */
    public void disconnected() {
        end(true);
    }

    /** It was lost by a failure, which is also reported as a failed operation of the type {@code socket}. */
    public void failed(@Nullable Throwable error) {
        if (end(true)) {
            new Operation(reporter, "socket", kind, Map.of(), null).failed(error);
        }
    }

    private boolean end(boolean abnormally) {
        boolean first = ended.compareAndSet(false, true);
        if (first && tally != null) {
            tally.closed(abnormally);
        }
        return first;
    }
}
