package dev.bulwark.server.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A table that grows by time and gives up what is too old.
 *
 * @param name of the table
 * @param time the column that says of when a row is
 * @param partition how much time a partition holds where the store has partitions; null where the table has none
 * @param slice for summaries that are merged: how much time is dropped at once, so that what they are merged into is whole;
 *     null for events, which have an {@code id}
 */
public record TimedTable(
        String name,
        String time,
        @Nullable Duration partition,
        @Nullable Duration slice) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);

    public static TimedTable of(String name, String time) {
        return new TimedTable(name, time, null, null);
    }

    public TimedTable byDay() {
        return new TimedTable(name, time, DAY, slice);
    }

    public TimedTable byWeek() {
        return new TimedTable(name, time, WEEK, slice);
    }

    public TimedTable inSlicesOf(Duration width) {
        return new TimedTable(name, time, partition, width);
    }
}
