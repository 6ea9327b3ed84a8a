package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.server.store.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Checks what every event says of itself. Thread-safe. */
final class HeaderCheck {
    /** Before this there was no Bulwark: an older time comes from a clock that was never set. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Clocks differ, and time zones are mixed up; beyond this a time is no time. */
    private static final Duration AHEAD = Duration.ofDays(1);

    static final int MAX_NAME = 200;
    private static final int MAX_ENDPOINT = 500;
    private static final int MAX_TRACE = 100;

    private final Clock clock;

    HeaderCheck(Clock clock) {
        this.clock = clock;
    }

    EventHeader checked(EventHeader header) {
        return new EventHeader(
                header.id(),
                time("at", header.at()),
                name("tenant", header.tenant()),
                name("user", header.user()),
                Text.cut(header.endpoint(), MAX_ENDPOINT),
                Text.cut(header.traceId(), MAX_TRACE),
                Text.cut(header.requestId(), MAX_TRACE));
    }

    /** To the millisecond, as it will be told again. */
    Instant time(String field, Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(clock.instant().plus(AHEAD))) {
            throw new UnfitEventException(field + " is before the year 2000 or more than a day ahead of the server");
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A name that was cut could be taken for another one, so one that is too long is refused. */
    static @Nullable String name(String field, @Nullable String name) {
        if (name != null && name.length() > MAX_NAME) {
            throw new UnfitEventException(field + " is longer than " + MAX_NAME + " characters");
        }
        return Text.clean(name);
    }
}
