package dev.bulwark.server.performance;

import dev.bulwark.model.performance.LatencyHistogram;
import java.time.Instant;

/**
 * The requests of one endpoint and tenant within one minute, from all instances of an application. No tenant is the empty
 * text.
 *
 * @param histogram of their durations; owned by this value, and changed by nobody else
 */
record RequestSummary(Key key, long requests, long errors, LatencyHistogram histogram) {
    /** What a row is found by. */
    record Key(Instant minute, String app, String endpoint, String tenant) {
        /** The row for endpoints that there was no room for. */
        Key other() {
            return new Key(minute, app, "(other)", "");
        }
    }

    /** Both together; the other one is used up. */
    RequestSummary plus(RequestSummary other) {
        histogram.merge(other.histogram);
        return new RequestSummary(key, requests + other.requests, errors + other.errors, histogram);
    }
}
