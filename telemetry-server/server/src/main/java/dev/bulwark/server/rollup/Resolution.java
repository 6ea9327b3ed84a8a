package dev.bulwark.server.rollup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long the stretches are that summaries stand for, from the finest to the coarsest. Days are those of UTC. */
public enum Resolution {
    MINUTE("", Duration.ofMinutes(1)),
    FIVE_MINUTES("_5m", Duration.ofMinutes(5)),
    HOUR("_1h", Duration.ofHours(1)),
    DAY("_1d", Duration.ofDays(1));

    private final String suffix;
    private final Duration width;

    Resolution(String suffix, Duration width) {
        this.suffix = suffix;
        this.width = width;
    }

    /** What is made by merging, each from the one before it. */
    static List<Resolution> merged() {
        return List.of(FIVE_MINUTES, HOUR, DAY);
    }

    /** The coarsest whose stretches are no longer than that; minutes at least. */
    public static Resolution within(Duration width) {
        Resolution found = MINUTE;
        for (Resolution resolution : values()) {
            found = resolution.width.compareTo(width) <= 0 ? resolution : found;
        }
        return found;
    }

    public Duration width() {
        return width;
    }

    /** Where the stretch begins that a moment is in. */
    public Instant startOf(Instant moment) {
        long seconds = width.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }

    /** What follows the name of the table of minutes. */
    String suffix() {
        return suffix;
    }

    /** The one that is made from this; days are made into nothing else. */
    public Resolution coarser() {
        return this == DAY ? DAY : values()[ordinal() + 1];
    }

    /** The one that this is made from; there is one for all but minutes. */
    Resolution finer() {
        return values()[ordinal() - 1];
    }
}
