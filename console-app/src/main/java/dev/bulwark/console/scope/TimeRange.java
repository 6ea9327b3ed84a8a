package dev.bulwark.console.scope;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How far back the console looks. */
public enum TimeRange {
    QUARTER("Last 15 min", Duration.ofMinutes(15)),
    HOUR("Last hour", Duration.ofHours(1)),
    DAY("Last 24 h", Duration.ofDays(1)),
    WEEK("Last 7 days", Duration.ofDays(7)),
    MONTH("Last 30 days", Duration.ofDays(30)),
    ANY("Any time", null);

    private final String words;
    private final @Nullable Duration length;

    TimeRange(String words, @Nullable Duration length) {
        this.words = words;
        this.length = length;
    }

    public String words() {
        return words;
    }

    /** Null for all there is. */
    public @Nullable Duration length() {
        return length;
    }
}
