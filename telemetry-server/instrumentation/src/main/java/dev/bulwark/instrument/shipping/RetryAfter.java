package dev.bulwark.instrument.shipping;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads for how long a server asks to be left alone (RFC 9110, section 10.2.3). */
final class RetryAfter {
    /** Whoever asks for more has made a mistake, or is not ours. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private RetryAfter() {}

    /** The pause that the header {@code Retry-After} asks for, at most ten minutes; zero when none is, or when it cannot be understood. */
    static Duration of(Optional<String> header, Clock clock) {
        return header.map(value -> bounded(value.strip(), clock)).orElse(Duration.ZERO);
    }

    private static Duration bounded(String value, Clock clock) {
        Duration asked = asked(value, clock);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Duration asked(String value, Clock clock) {
        try {
            return value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
