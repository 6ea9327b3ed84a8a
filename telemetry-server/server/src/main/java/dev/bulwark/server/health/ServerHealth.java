package dev.bulwark.server.health;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server's health for machines (HEALTH-9).
 *
 * @param responseTimeMs how long it took to find this out
 * @param checks by name; null for strangers
 */
record ServerHealth(
        CheckStatus status,
        Instant timestamp,
        double responseTimeMs,
        @Nullable Map<String, Check> checks) {

    /** One check with the figures that it rests on. */
    record Check(CheckStatus status, String message, Map<String, Object> figures) {}

    ServerHealth withoutDetails() {
        return new ServerHealth(status, timestamp, responseTimeMs, null);
    }
}
