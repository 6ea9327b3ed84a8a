package dev.bulwark.console.health;

import java.util.Locale;
import java.util.OptionalDouble;

/** A figure against itself an hour earlier, in words. */
final class Trend {
    private static final double STEADY = 0.05;

    /** Beyond this a factor says more than a percentage. */
    private static final double TIMES_FROM = 3;

    private Trend() {}

    /** {@code ▲ 12 % in 1 h}, {@code ▼ 40 % in 1 h}, {@code ▲ 5.0× in 1 h}, {@code steady}; empty if either is unknown. */
    static String words(OptionalDouble before, OptionalDouble now) {
        if (before.isEmpty() || now.isEmpty()) {
            return "";
        }
        double was = before.getAsDouble();
        double is = now.getAsDouble();
        if (was == 0) {
            return is == 0 ? "steady" : "▲ from 0 in 1 h";
        }
        double change = is / was - 1;
        if (Math.abs(change) < STEADY) {
            return "steady";
        }
        return (change > 0 ? "▲ " : "▼ ") + size(change) + " in 1 h";
    }

    private static String size(double change) {
        return change + 1 >= TIMES_FROM
                ? String.format(Locale.ROOT, "%.1f×", change + 1)
                : String.format(Locale.ROOT, "%.0f %%", Math.abs(change) * 100);
    }
}
