package dev.bulwark.server.access;

import java.time.Duration;

/** @param sessionHours after how many hours a person must sign in again, 1 to 720 */
public record AccessSettings(int sessionHours) {
    public AccessSettings {
        if (sessionHours < 1 || sessionHours > 720) {
            throw new IllegalArgumentException("sessionHours must be 1 to 720");
        }
    }

    public static AccessSettings defaults() {
        return new AccessSettings(12);
    }

    public Duration sessionLength() {
        return Duration.ofHours(sessionHours);
    }
}
