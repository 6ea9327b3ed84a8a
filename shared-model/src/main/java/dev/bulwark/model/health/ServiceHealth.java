package dev.bulwark.model.health;

import dev.bulwark.model.performance.LatencySummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One service outside the applications, such as mail or payments (HEALTH-4).
 *
 * @param calls of the last hour
 * @param errors how many of them failed
 * @param latency of the last hour's calls; null when there were none
 * @param lastSuccess when a call last succeeded, to the minute; null when none did within a day, as with the two others
 * @param lastFailure when a call last failed
 * @param lastError what it said; null when nothing is known of it
 * @param lastWebhook when the service last called
 */
public record ServiceHealth(
        Reading reading,
        String service,
        long calls,
        long errors,
        @Nullable LatencySummary latency,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable String lastError,
        @Nullable Instant lastWebhook) {}
