package dev.bulwark.sample.defects;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The mistakes that one start of the platform makes; immutable. */
public record Defects(Set<Defect> active) {
    public static final Defects NONE = new Defects(Set.of());
    public static final Defects ALL = new Defects(EnumSet.allOf(Defect.class));

    public Defects {
        active = Set.copyOf(active);
    }

    public static Defects of(Defect... active) {
        return new Defects(Set.of(active));
    }

    /**
     * Reads {@code all}, {@code none} or titles with commas between them.
     *
     * @throws IllegalArgumentException when a title is not known; the message lists the known ones
     */
    public static Defects parse(String text) {
        return switch (text.strip()) {
            case "all" -> ALL;
            case "none", "" -> NONE;
            default ->
                new Defects(Arrays.stream(text.split(",", -1))
                        .map(title -> byTitle(title.strip()))
                        .collect(Collectors.toSet()));
        };
    }

    public boolean has(Defect defect) {
        return active.contains(defect);
    }

    private static Defect byTitle(String title) {
        return Arrays.stream(Defect.values())
                .filter(defect -> defect.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown defect '" + title + "'; known are all, none, " + titles()));
    }

    private static String titles() {
        return Arrays.stream(Defect.values()).map(Defect::title).collect(Collectors.joining(", "));
    }
}
