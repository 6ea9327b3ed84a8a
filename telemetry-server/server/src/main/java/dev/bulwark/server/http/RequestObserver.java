package dev.bulwark.server.http;

import java.time.Duration;

/** Told of every request that was answered. Must be quick and must not throw. */
@FunctionalInterface
public interface RequestObserver {
    /**
     * One request.
     *
     * @param route the path as it was declared, so that there are few of them
     */
    void answered(String method, String route, int status, Duration took);
}
