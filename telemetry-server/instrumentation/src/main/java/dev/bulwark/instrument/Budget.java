package dev.bulwark.instrument;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What watching may cost before less is told.
 *
 * @param cpuShare of all processors, from 0 to 1; 1 never tells less
 * @param request what it may add to the slowest hundredth of requests
 */
public record Budget(double cpuShare, Duration request) {
    /** One percent of the processors, 200 microseconds of a request. */
    public static final Budget DEFAULT = new Budget(0.01, Duration.ofNanos(200_000));

    /** Everything is told whatever it costs. */
    public static final Budget NONE = new Budget(1, Duration.ofDays(1));

    private static final Pattern FORM = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3})?)%(?:\\s*,\\s*(\\d{1,7})us)?");

    public Budget {
        if (!(cpuShare > 0 && cpuShare <= 1) || request.isNegative() || request.isZero()) {
            throw new IllegalArgumentException("a budget is above zero, and its share at most 1");
        }
    }

    /**
     * Reads a budget as settings write it: {@code 1%,200us}, or {@code 1%}, or {@code off}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Budget parse(String text) {
        if (text.equalsIgnoreCase("off")) {
            return NONE;
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a budget looks like 1%,200us or off, not " + text);
        }
        String micros = parts.group(2);
        Duration request = micros == null ? DEFAULT.request : Duration.ofNanos(1000 * Long.parseLong(micros));
        return new Budget(Double.parseDouble(parts.group(1)) / 100, request);
    }
}
