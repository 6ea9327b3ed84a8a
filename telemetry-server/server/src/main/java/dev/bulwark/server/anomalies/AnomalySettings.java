package dev.bulwark.server.anomalies;

import java.time.Duration;

/**
 * How access is learnt and watched.
 *
 * @param enabled whether it is watched at all
 * @param learningDays for how long a user or a tenant must have been known before anything is unusual, 7 to 60
 * @param historyDays how far back the usual is learnt from, more than {@code learningDays}, at most 90
 * @param everySeconds how often is looked, 1 to 3600
 * @param tolerance how many times the usual spread beyond the median is still usual, 3 to 50
 * @param mostSubjects users and tenants that are watched at a time, the rest is left out and told in the log; 1 to 200000
 */
public record AnomalySettings(
        boolean enabled, int learningDays, int historyDays, int everySeconds, double tolerance, int mostSubjects) {
    public AnomalySettings {
        requireBetween("learningDays", learningDays, 7, 60);
        requireBetween("historyDays", historyDays, learningDays + 1, 90);
        requireBetween("everySeconds", everySeconds, 1, 3_600);
        requireBetween("tolerance", tolerance, 3, 50);
        requireBetween("mostSubjects", mostSubjects, 1, 200_000);
    }

    public static AnomalySettings defaults() {
        return new AnomalySettings(true, 14, 28, 300, 7, 20_000);
    }

    /** How often is looked. */
    public Duration every() {
        return Duration.ofSeconds(everySeconds);
    }

    private static void requireBetween(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("%s must be %.0f to %.0f".formatted(name, least, most));
        }
    }
}
