package dev.bulwark.instrument.measure;

import org.jspecify.annotations.Nullable;

/**
 * One answered request.
 *
 * @param epochMinute the minute in which it ended, since 1970
 * @param failed whether the application failed (status 500 and above, or an exception)
 */
public record RequestMeasurement(
        long epochMinute, String endpoint, @Nullable String tenant, long micros, boolean failed) {}
