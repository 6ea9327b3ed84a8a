package dev.bulwark.console.controls;

import java.util.Locale;
import java.util.regex.Pattern;

/** The one way in which the console writes numbers. */
public final class Figures {
    private static final double KILO = 1000.0;
    private static final long MEBI = 1024L * 1024;

    private static final Pattern FIGURE_AND_UNIT = Pattern.compile("(?<=\\d) (?=(?:%|(?:ms|s|min|h|d|MiB)\\b))");

    private Figures() {}

    /** {@code 12,431}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 1,204} or, below ten, {@code 4.2}. */
    public static String rate(double value) {
        return value < 10 && value != Math.rint(value)
                ? String.format(Locale.ROOT, "%.1f", value)
                : count(Math.round(value));
    }

    /** {@code 4.2 %}. */
    public static String percent(double share) {
        double percent = share * 100;
        return String.format(Locale.ROOT, percent == 0 || percent >= 10 ? "%.0f %%" : "%.1f %%", percent);
    }

    /** {@code 0.8 ms}, {@code 312 ms}, {@code 2.4 s}. */
    public static String latency(long micros) {
        double millis = micros / KILO;
        if (millis >= KILO) {
            return String.format(Locale.ROOT, "%.1f s", millis / KILO);
        }
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    /** {@code 412 MiB}. */
    public static String mebibytes(long bytes) {
        return count(bytes / MEBI) + " MiB";
    }

    /** The same words, with figures held to their units: no line ends in a lonely number. */
    public static String unbroken(String words) {
        return FIGURE_AND_UNIT.matcher(words).replaceAll("\u00a0");
    }

    /** {@code 1 instance}, {@code 2 instances}. */
    public static String counted(long count, String one, String many) {
        return count(count) + " " + (count == 1 ? one : many);
    }
}
