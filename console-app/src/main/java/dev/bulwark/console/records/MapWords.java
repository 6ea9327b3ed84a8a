package dev.bulwark.console.records;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maps of details as lines that a person can read. */
public final class MapWords {
    private MapWords() {}

    /** {@code provider: stripe}, one line each, by name. */
    public static String lines(Map<String, Object> details) {
        return new TreeSet<>(details.keySet())
                .stream().map(name -> name + ": " + details.get(name)).collect(Collectors.joining("\n"));
    }

    /** What changed and how: {@code role: viewer → engineer}, one line each, by name. */
    public static String change(Map<String, Object> before, Map<String, Object> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> name + ": " + valueOf(before.get(name)) + " → " + valueOf(after.get(name)))
                .collect(Collectors.joining("\n"));
    }

    private static String valueOf(@Nullable Object value) {
        return value == null ? "–" : value.toString();
    }
}
