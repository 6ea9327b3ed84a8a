package dev.bulwark.instrument;

import dev.bulwark.instrument.context.CurrentScope;
import dev.bulwark.instrument.context.EventHeaders;
import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.RequestIdentity;
import dev.bulwark.instrument.shipping.Outbox;
import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.FailedOperationEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes events of what an application reports itself. Thread-safe. */
final class Reports {
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_STACK = 16 * 1024;
    private static final int MOST_ENTRIES = 64;
    private static final int WEIGHT = 2048;

    private final Outbox outbox;
    private final EventHeaders headers;
    private final CurrentScope scopes;

    Reports(Outbox outbox, EventHeaders headers, CurrentScope scopes) {
        this.outbox = outbox;
        this.headers = headers;
        this.scopes = scopes;
    }

    void failedOperation(String type, String name, Throwable error, Map<String, ?> context, Severity severity) {
        String stack = stackOf(error);
        FailedOperationEvent event = new FailedOperationEvent(
                headers.of(scopes.request()),
                type,
                name,
                shortened(String.valueOf(error.getMessage()), LONGEST_TEXT),
                stack,
                plain(context),
                severity);
        outbox.add(event, WEIGHT + 2 * stack.length());
    }

    void activity(
            String type, String name, @Nullable String entityType, @Nullable String entityId, Map<String, ?> metadata) {
        RequestContext request = scopes.request();
        RequestIdentity identity = request == null ? RequestIdentity.NONE : request.identity();
        ActivityEvent event = new ActivityEvent(
                headers.of(request),
                type,
                name,
                entityType,
                entityId,
                plain(metadata),
                identity.ipAddress(),
                identity.userAgent());
        outbox.add(event, WEIGHT);
    }

    /** Copies what JSON has a form for; of anything else, which may change or hold much, only its text. */
    private static Map<String, Object> plain(Map<String, ?> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.entrySet().stream()
                .limit(MOST_ENTRIES)
                .forEach(entry -> plain.put(entry.getKey(), plain(entry.getValue())));
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return value;
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        return shortened(String.valueOf(value), LONGEST_TEXT);
    }

    private static String stackOf(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return shortened(text.toString(), LONGEST_STACK);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
