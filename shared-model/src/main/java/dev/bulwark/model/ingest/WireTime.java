package dev.bulwark.model.ingest;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times on the wire: ISO-8601, UTC, always three digits of milliseconds; read with any offset and precision. */
public final class WireTime {
    private static final int NANOS_OF_A_MILLISECOND = 1_000_000;

    private WireTime() {}

    /** Such as {@code 2026-03-01T12:00:00.120Z}. Without a formatter, whose classes an application may not have yet. */
    public static String format(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        LocalTime clock = utc.toLocalTime();
        StringBuilder text = new StringBuilder(24).append(utc.toLocalDate());
        digits(text.append('T'), clock.getHour(), 10);
        digits(text.append(':'), clock.getMinute(), 10);
        digits(text.append(':'), clock.getSecond(), 10);
        digits(text.append('.'), clock.getNano() / NANOS_OF_A_MILLISECOND, 100);
        return text.append('Z').toString();
    }

    /**
     * The time that a text says.
     *
     * @throws java.time.format.DateTimeParseException if it is not an ISO-8601 time with a zone
     */
    public static Instant parse(String text) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    }

    private static void digits(StringBuilder text, int number, int first) {
        for (int unit = first; unit > 0; unit /= 10) {
            text.append((char) ('0' + number / unit % 10));
        }
    }
}
