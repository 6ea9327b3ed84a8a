package dev.bulwark.sample.world;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The two years that end today. */
record Calendar(LocalDate today) {
    private static final int WEEKS = 104;
    private static final int SECONDS_OF_A_WORKING_DAY = 9 * 3600;

    /** The Mondays of the past weeks, the oldest first; the running week is not among them. */
    List<LocalDate> pastWeeks() {
        LocalDate thisWeek = thisWeek();
        return IntStream.rangeClosed(1, WEEKS)
                .mapToObj(back -> thisWeek.minusWeeks(WEEKS + 1L - back))
                .toList();
    }

    LocalDate thisWeek() {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Whether that week is one of the last ones before today. */
    boolean isWithinLast(int weeks, LocalDate week) {
        return week.isAfter(thisWeek().minusWeeks(weeks + 1L));
    }

    /** A moment within the working hours of a day. */
    Instant workingHour(LocalDate day, RandomGenerator random) {
        return day.atTime(8, 0).toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(SECONDS_OF_A_WORKING_DAY));
    }
}
