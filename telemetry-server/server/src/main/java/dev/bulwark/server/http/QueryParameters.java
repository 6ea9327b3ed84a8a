package dev.bulwark.server.http;

import dev.bulwark.server.store.Position;
import dev.bulwark.server.store.WireName;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The checked parameters of a request. Unknown, repeated, empty and unreadable ones are refused, so that a mistyped
 * filter never means "everything".
 */
public final class QueryParameters {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 500;
    private static final int MAX_LENGTH = 1_000;

    private final Map<String, List<String>> given;

    private QueryParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /**
     * The parameters of a request.
     *
     * @param known the names that the route understands
     * @throws RefusalException 400 for any other name, and for one that is given twice, is empty or is too long
     */
    public static QueryParameters of(Context context, Set<String> known) {
        Map<String, List<String>> given = context.queryParamMap();
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw RefusalException.badInput(name, name + " is not a parameter of this route");
            }
            if (values.size() != 1 || !isFit(values.get(0))) {
                throw RefusalException.badInput(name, name + " needs exactly one value of at most 1000 characters");
            }
        });
        return new QueryParameters(given);
    }

    private static boolean isFit(String value) {
        return !value.isBlank() && value.length() <= MAX_LENGTH && value.indexOf(0) < 0;
    }

    public @Nullable String text(String name) {
        List<String> values = given.get(name);
        return values == null ? null : values.get(0);
    }

    public @Nullable Boolean flag(String name) {
        String text = text(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw RefusalException.badInput(name, name + " must be true or false");
        }
        return text == null ? null : Boolean.valueOf(text);
    }

    public @Nullable Instant time(String name) {
        String text = text(name);
        try {
            return text == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeParseException e) {
            throw RefusalException.badInput(
                    name, name + " must be an ISO-8601 time with a zone, such as 2026-03-01T12:00:00.000Z");
        }
    }

    /** The name of one of the constants, as it is stored. */
    public <E extends Enum<E>> @Nullable String nameOf(String name, Class<E> type) {
        String text = text(name);
        return text == null ? null : WireName.of(constantOf(name, text, type));
    }

    /** How many rows were asked for: 1 to 500, by default 50. */
    public int limit() {
        String text = text("limit");
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw RefusalException.badInput("limit", "limit must be a number from 1 to " + MAX_LIMIT);
        }
        return Integer.parseInt(text);
    }

    public @Nullable Position cursor() {
        String text = text("cursor");
        return text == null
                ? null
                : Position.ofCursor(text)
                        .orElseThrow(() -> RefusalException.badInput("cursor", "cursor is not one that a page gave"));
    }

    /** The constant with this name on the wire, or a refusal that lists the names there are. */
    public static <E extends Enum<E>> E constantOf(String name, String text, Class<E> type) {
        return WireName.parse(type, text)
                .orElseThrow(() -> RefusalException.badInput(
                        name,
                        name + " must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(WireName::of)
                                        .toList()));
    }

    /** The id in the path. */
    public static UUID pathId(Context context) {
        try {
            return UUID.fromString(context.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw RefusalException.badInput("id", "id must be a UUID");
        }
    }
}
