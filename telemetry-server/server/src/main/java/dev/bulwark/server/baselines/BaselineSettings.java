package dev.bulwark.server.baselines;

import java.time.Duration;

/**
 * How the usual is learnt.
 *
 * @param historyDays how far back, 3 to 90; regressions are looked for in the newest half
 * @param everySeconds how often what came in is learnt, 1 to 3600
 */
public record BaselineSettings(int historyDays, int everySeconds) {
    public BaselineSettings {
        requireBetween("historyDays", historyDays, 3, 90);
        requireBetween("everySeconds", everySeconds, 1, 3_600);
    }

    public static BaselineSettings defaults() {
        return new BaselineSettings(28, 300);
    }

    /** How often what came in is learnt. */
    public Duration every() {
        return Duration.ofSeconds(everySeconds);
    }

    Duration history() {
        return Duration.ofDays(historyDays);
    }

    private static void requireBetween(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s must be %d to %d".formatted(name, least, most));
        }
    }
}
