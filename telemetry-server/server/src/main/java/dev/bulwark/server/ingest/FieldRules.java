package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Text;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a field may hold, by its name, which means the same in every kind of event. Text is cleaned, and cut where it is
 * only read by people; names that tell one thing from another are never cut. Thread-safe.
 */
final class FieldRules {
    private static final int MAX_STACK = 32 * 1024;
    private static final int MAX_MESSAGE = 8_000;
    private static final int MAX_TITLE = 500;
    private static final int MAX_AGENT = 1_000;
    private static final int MAX_SHORT = 100;
    private static final int MAX_OBJECT = 64 * 1024;
    private static final int MAX_LABELS = 2_000;
    private static final int MAX_LIST = 200;

    private static final Map<String, Integer> CUT = Map.ofEntries(
            Map.entry("action", HeaderCheck.MAX_NAME),
            Map.entry("activityName", MAX_TITLE),
            Map.entry("description", MAX_MESSAGE),
            Map.entry("errorMessage", MAX_MESSAGE),
            Map.entry("errorStack", MAX_STACK),
            Map.entry("exceptionType", MAX_TITLE),
            Map.entry("ipAddress", MAX_SHORT),
            Map.entry("message", MAX_MESSAGE),
            Map.entry("method", 32),
            Map.entry("module", HeaderCheck.MAX_NAME),
            Map.entry("operation", MAX_TITLE),
            Map.entry("operationName", MAX_TITLE),
            Map.entry("queryHash", MAX_SHORT),
            Map.entry("queryText", 64 * 1024),
            Map.entry("reason", MAX_TITLE),
            Map.entry("release", HeaderCheck.MAX_NAME),
            Map.entry("resource", MAX_TITLE),
            Map.entry("source", MAX_TITLE),
            Map.entry("stackTrace", MAX_STACK),
            Map.entry("unit", 50),
            Map.entry("userAgent", MAX_AGENT));
    private static final Set<String> NAMES = Set.of(
            "activityType",
            "entityId",
            "entityType",
            "expectedTenant",
            "kind",
            "name",
            "operationType",
            "service",
            "session",
            "version",
            "webhookType");

    private final HeaderCheck headers;
    private final JsonColumns json;

    FieldRules(HeaderCheck headers, JsonColumns json) {
        this.headers = headers;
        this.json = json;
    }

    /**
     * What makes a value of the field fit to be stored, or throws an {@link UnfitEventException} with the reason.
     *
     * @throws IllegalArgumentException if nothing is said about such a field
     */
    Function<Object, @Nullable Object> ruleOf(RecordComponent field) {
        String name = field.getName();
        Class<?> type = field.getType();
        if (type == EventHeader.class) {
            return value -> headers.checked((EventHeader) value);
        }
        if (type == Instant.class) {
            return value -> headers.time(name, (Instant) value).truncatedTo(ChronoUnit.MINUTES);
        }
        if (type == Map.class) {
            return name.equals("labels") ? this::labels : value -> object(name, (Map<?, ?>) value);
        }
        if (type == List.class) {
            return isOfTexts(field) ? FieldRules::texts : value -> firstOf((List<?>) value);
        }
        return type == String.class ? textRule(name) : value -> value;
    }

    private static Function<Object, @Nullable Object> textRule(String name) {
        Integer max = CUT.get(name);
        if (max != null) {
            return value -> Text.cut((String) value, max);
        }
        if (NAMES.contains(name)) {
            return value -> HeaderCheck.name(name, (String) value);
        }
        if (name.equals("histogram")) {
            return value -> value;
        }
        throw new IllegalArgumentException("no rule for texts named " + name);
    }

    private static boolean isOfTexts(RecordComponent field) {
        return field.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] == String.class;
    }

    private static List<String> texts(Object value) {
        return firstOf((List<?>) value).stream()
                .map(text -> String.valueOf(Text.cut(String.valueOf(text), MAX_TITLE)))
                .toList();
    }

    private static <T> List<T> firstOf(List<T> list) {
        return list.size() <= MAX_LIST ? list : list.subList(0, MAX_LIST);
    }

    /** In one order, since they tell one thing from another. */
    private Map<String, String> labels(Object value) {
        Map<String, String> labels = new TreeMap<>();
        Text.cleanObject((Map<?, ?>) value).forEach((name, label) -> labels.put(name, String.valueOf(label)));
        requireSize("labels", labels, MAX_LABELS);
        return labels;
    }

    private Map<String, Object> object(String field, Map<?, ?> object) {
        Map<String, Object> clean = Text.cleanObject(object);
        requireSize(field, clean, MAX_OBJECT);
        return clean;
    }

    private void requireSize(String field, Map<String, ?> object, int max) {
        if (json.write(object).length() > max) {
            throw new UnfitEventException(field + " is larger than " + max + " characters");
        }
    }
}
