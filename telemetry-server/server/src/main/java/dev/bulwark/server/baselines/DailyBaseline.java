package dev.bulwark.server.baselines;

import dev.bulwark.model.performance.HourBaseline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is usual by the hour of the day. Pure. */
final class DailyBaseline {
    /** As logarithms: what hardly differs may differ by so much. */
    private static final double LEAST_SPREAD = 0.05;

    private static final double FAR_OUT = 6;

    private DailyBaseline() {}

    /** @param history in the order of time */
    static List<HourBaseline> of(List<PerformanceHour> history) {
        Map<Integer, List<PerformanceHour>> byHour = new TreeMap<>();
        history.stream()
                .filter(hour -> hour.events() > 0)
                .forEach(hour -> byHour.computeIfAbsent(hour.ofDay(), ofDay -> new ArrayList<>())
                        .add(hour));
        return byHour.entrySet().stream()
                .map(hours -> baseline(hours.getKey(), hours.getValue()))
                .toList();
    }

    private static HourBaseline baseline(int ofDay, List<PerformanceHour> hours) {
        double[] logarithms = hours.stream()
                .mapToDouble(hour -> Math.log(Math.max(1, hour.p95())))
                .toArray();
        double spread = Math.max(LEAST_SPREAD, Medians.spread(logarithms));
        double limit = Math.exp(Medians.median(logarithms) + FAR_OUT * spread);
        return new HourBaseline(
                ofDay,
                hours.size(),
                (long) Medians.median(
                        hours.stream().mapToDouble(PerformanceHour::events).toArray()),
                (long) Medians.median(
                        hours.stream().mapToDouble(PerformanceHour::p95).toArray()),
                Math.round(limit));
    }
}
