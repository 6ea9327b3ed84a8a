package dev.bulwark.server.retention;

import dev.bulwark.server.store.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The moment from which ages are counted back: the server's clock without its leaps ahead. Thread-safe. */
public final class AgeClock {
    private final Jdbi jdbi;
    private final Clock clock;

    public AgeClock(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Never ahead of the clock; empty until the first run of the retention has begun to count. */
    public Optional<Instant> now() {
        Instant now = clock.instant();
        return jdbi.withHandle(AgeClock::counted).map(counted -> counted.isBefore(now) ? counted : now);
    }

    static Optional<Instant> counted(Handle handle) {
        return handle.createQuery("SELECT counted_to FROM retention_clock WHERE id = 1")
                .map((rs, context) -> new Row(rs).time("counted_to"))
                .findOne();
    }
}
