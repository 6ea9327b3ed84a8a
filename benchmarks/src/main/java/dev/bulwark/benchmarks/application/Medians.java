package dev.bulwark.benchmarks.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Figures of several rounds, by name. Not thread-safe. */
final class Medians {
    private final Map<String, List<Double>> figures = new HashMap<>();

    void add(String name, double figure) {
        figures.computeIfAbsent(name, key -> new ArrayList<>()).add(figure);
    }

    /** The median of a figure; not a number when there is none. */
    double of(String name) {
        List<Double> known = figures.getOrDefault(name, List.of());
        return known.stream().sorted().skip(known.size() / 2).findFirst().orElse(Double.NaN);
    }
}
