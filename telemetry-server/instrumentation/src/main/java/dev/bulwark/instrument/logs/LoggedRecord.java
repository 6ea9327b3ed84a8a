package dev.bulwark.instrument.logs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as a logging framework hands it over.
 *
 * @param template the message before its arguments are put in; equal records are told by it
 * @param context what stands beside the message, such as the MDC
 */
record LoggedRecord(
        String template,
        String message,
        Map<String, ?> context,
        @Nullable Throwable thrown) {}
