package dev.bulwark.console.controls;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one way in which the console writes times and ages. Immutable. */
public final class Times {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("dd MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;

    public Times(ZoneId zone) {
        this.zone = zone;
    }

    /** The name of the zone, to stand beside absolute times: {@code UTC}, {@code CET}. */
    public String zoneName() {
        return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /** {@code 03:11:20}. */
    public String time(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }

    /** {@code 03:11:20} on the day of {@code now}, else {@code 14 Nov 03:11}. */
    public String compact(Instant moment, Instant now) {
        LocalDate day = LocalDate.ofInstant(moment, zone);
        return (day.equals(LocalDate.ofInstant(now, zone)) ? TIME : DAY_AND_TIME).format(moment.atZone(zone));
    }

    /** {@code 2026-11-14 03:11:20 CET}. */
    public String full(Instant moment) {
        return FULL.format(moment.atZone(zone)) + " " + zoneName();
    }

    /**
     * Reads {@code 03:11}, {@code 03:11:20}, {@code 2026-11-14 03:11} or {@code 2026-11-14T03:11:20Z}. A time without a day
     * is the latest one that has passed. Empty if it is none of these.
     */
    public Optional<Instant> parse(String typed, Instant now) {
        String text = typed.strip();
        return Stream.<Function<String, Instant>>of(
                        Instant::parse,
                        moment -> LocalDateTime.parse(moment.replace(' ', 'T'))
                                .atZone(zone)
                                .toInstant(),
                        time -> latest(LocalTime.parse(time), now))
                .flatMap(reader -> read(reader, text).stream())
                .findFirst();
    }

    private Instant latest(LocalTime time, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Instant moment = today.atTime(time).atZone(zone).toInstant();
        return moment.isAfter(now)
                ? today.minusDays(1).atTime(time).atZone(zone).toInstant()
                : moment;
    }

    private static Optional<Instant> read(Function<String, Instant> reader, String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** {@code 12 s ago}, {@code 4 min ago}; {@code never} for null. */
    public String ago(@Nullable Instant moment, Instant now) {
        if (moment == null) {
            return "never";
        }
        long seconds = Math.max(0, ChronoUnit.SECONDS.between(moment, now));
        return seconds == 0 ? "just now" : length(Duration.ofSeconds(seconds)) + " ago";
    }

    /** {@code 42 s}, {@code 7 min}, {@code 3 h 5 min}, {@code 2 d 4 h}. */
    public static String length(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        if (seconds < 86_400) {
            return joined(seconds / 3600, " h", seconds % 3600 / 60, " min");
        }
        return joined(seconds / 86_400, " d", seconds % 86_400 / 3600, " h");
    }

    private static String joined(long big, String bigUnit, long small, String smallUnit) {
        return big + bigUnit + (small == 0 ? "" : " " + small + smallUnit);
    }

    /** {@code 00:42}, {@code 1:03:20}: for a clock that counts up. */
    public static String stopwatch(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        String tail = String.format(Locale.ROOT, "%02d:%02d", seconds % 3600 / 60, seconds % 60);
        return seconds < 3600 ? tail : seconds / 3600 + ":" + tail;
    }
}
