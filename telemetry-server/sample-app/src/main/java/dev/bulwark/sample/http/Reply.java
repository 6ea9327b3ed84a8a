package dev.bulwark.sample.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is more than JSON with status 200.
 *
 * @param body written as JSON, unless it is a text; null for none
 */
public record Reply(
        int status, String contentType, @Nullable Object body, Map<String, String> headers) {
    static final String JSON = "application/json";

    public static Reply ok(Object body) {
        return new Reply(200, JSON, body, Map.of());
    }

    public static Reply created(Object body) {
        return new Reply(201, JSON, body, Map.of());
    }

    public static Reply accepted(Object body) {
        return new Reply(202, JSON, body, Map.of());
    }

    public static Reply noContent() {
        return new Reply(204, JSON, null, Map.of());
    }

    /** A file to download. */
    public static Reply csv(String fileName, String text) {
        return new Reply(
                200, "text/csv", text, Map.of("Content-Disposition", "attachment; filename=\"" + fileName + "\""));
    }

    public Reply withHeader(String name, String value) {
        return new Reply(status, contentType, body, Map.of(name, value));
    }
}
