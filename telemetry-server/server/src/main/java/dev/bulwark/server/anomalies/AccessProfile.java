package dev.bulwark.server.anomalies;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a subject usually does, learnt from the days before the one that is looked at. Days are those of UTC on which the
 * subject did anything at all.
 *
 * @param firstSeen the first hour within the history
 * @param halfSeen the day on which half of the active days were over
 * @param endpoints hashes of all that was ever used
 * @param tenantsByDay how many different tenants were touched, by day
 * @param newEndpointsByDay how many endpoints were used for the first time, by day, of the later half of the days
 * @param mismatchesByDay how often another tenant was named, by day
 * @param eventsByHour events of the hours in which there were any, by hour of the day
 */
record AccessProfile(
        Instant firstSeen,
        Instant halfSeen,
        Set<Integer> endpoints,
        List<Long> tenantsByDay,
        List<Long> newEndpointsByDay,
        List<Long> mismatchesByDay,
        List<List<Long>> eventsByHour) {
    private static final int HOURS = 24;

    /** @param history one hour each, in the order of time; at least one */
    static AccessProfile of(List<AccessHour> history) {
        Map<Instant, List<AccessHour>> byDay = new TreeMap<>();
        List<List<Long>> byHour = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            byHour.add(new ArrayList<>());
        }
        for (AccessHour hour : history) {
            byDay.computeIfAbsent(AccessDay.startOf(hour.start()), day -> new ArrayList<>())
                    .add(hour);
            if (hour.events() > 0) {
                byHour.get(hourOf(hour.start())).add(hour.events());
            }
        }
        List<AccessDay> days = byDay.values().stream().map(AccessDay::of).toList();
        Set<Integer> known = new HashSet<>();
        List<Long> fresh = new ArrayList<>();
        for (AccessDay day : days) {
            long before = known.size();
            known.addAll(day.endpoints());
            fresh.add(known.size() - before);
        }
        return new AccessProfile(
                history.get(0).start(),
                days.get(days.size() / 2).start(),
                known,
                days.stream().map(day -> (long) day.tenants().size()).toList(),
                fresh.subList(fresh.size() / 2, fresh.size()),
                days.stream().map(AccessDay::mismatches).toList(),
                byHour);
    }

    int days() {
        return tenantsByDay.size();
    }

    /** Known for that long, and active on half of these days; nothing is unusual before. */
    boolean isLearnt(int learningDays, Instant today) {
        Instant learnt = AccessDay.startOf(firstSeen).plus(Duration.ofDays(learningDays));
        return !learnt.isAfter(today) && 2 * days() >= learningDays;
    }

    /** Events of all hours of the past that were at most so many hours of the day apart from this one. */
    List<Long> eventsAround(Instant hour, int apart) {
        List<Long> found = new ArrayList<>();
        for (int distance = -apart; distance <= apart; distance++) {
            found.addAll(eventsByHour.get(Math.floorMod(hourOf(hour) + distance, HOURS)));
        }
        return found;
    }

    List<Long> eventsOfAllHours() {
        return eventsByHour.stream().flatMap(List::stream).toList();
    }

    private static int hourOf(Instant hour) {
        return hour.atOffset(ZoneOffset.UTC).getHour();
    }
}
