package dev.bulwark.model.redaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Redacts events in the form in which they cross the wire: every text of every field, also of fields that are not known
 * here, and free objects however deep. Thread-safe.
 */
public final class EventRedaction {
    /** Have no text of anybody's: ids, times and counts that are read as such or refused. */
    private static final Set<String> FIXED = Set.of("id", "type", "at", "minute", "histogram");

    /** Tell one thing from another: their numbers stay, and equal ones stay equal across tenants. */
    private static final Set<String> TENANTS = Set.of("tenant", "expectedTenant", "accessedTenants");

    private static final Set<String> IDS =
            Set.of("user", "traceId", "requestId", "spanId", "parentSpanId", "queryHash", "entityId", "session");

    private static final String STATEMENT = "queryText";
    private static final String PARAMETERS = "parameters";

    /** Objects such as {@code {"name": "password", "value": "…"}} say in one member what the other is. */
    private static final List<String> NAMING = List.of("name", "key", "field", "header");

    private static final Set<String> NAMED = Set.of("value", "values");
    private static final int DEEPEST = 64;

    private final Redactor redactor;

    public EventRedaction(Redactor redactor) {
        this.redactor = redactor;
    }

    /** Redacts in place an event's texts, numbers and flags, and lists and maps of those, by their names on the wire. */
    public void apply(Map<String, @Nullable Object> event) {
        Context context = new Context(textOf(event.get("tenant")), textOf(event.get(STATEMENT)), tenantsOf(event));
        for (Map.Entry<String, @Nullable Object> field : event.entrySet()) {
            String name = field.getKey();
            if (!FIXED.contains(name)) {
                change(field, field(name, field.getValue(), context));
            }
        }
    }

    /** The tenants that the event tells anyway: covering them in its statement would only hide what went wrong. */
    private static Set<String> tenantsOf(Map<String, @Nullable Object> event) {
        Set<String> tenants = new HashSet<>();
        for (String name : TENANTS) {
            Object value = event.get(name);
            for (Object each : value instanceof List<?> several ? several : Collections.singletonList(value)) {
                if (each instanceof String tenant) {
                    tenants.add(tenant);
                }
            }
        }
        return tenants;
    }

    private static @Nullable String textOf(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }

    private @Nullable Object field(String name, @Nullable Object value, Context context) {
        if (TENANTS.contains(name)) {
            return ids(value, null);
        }
        if (IDS.contains(name)) {
            return ids(value, context.tenant);
        }
        if (name.equals(STATEMENT) && value instanceof String statement) {
            return redactor.redactStatement(statement, context.tenants);
        }
        if (name.equals(PARAMETERS) && value instanceof List<?>) {
            return parameters(list(value), context);
        }
        // A number in a field of its own is what the field says; only in free objects it may be anything
        return value instanceof Number ? value : free(value, context, 0);
    }

    private @Nullable Object ids(@Nullable Object value, @Nullable String tenant) {
        if (value instanceof List<?>) {
            list(value).replaceAll(each -> ids(each, tenant));
        }
        return value instanceof String id ? redactor.redactId(id, tenant) : value;
    }

    private List<@Nullable Object> parameters(List<@Nullable Object> parameters, Context context) {
        List<String> values = parameters.stream().map(EventRedaction::asText).toList();
        List<String> redacted = redactor.redactParameters(context.statement, values, context.tenant);
        for (int i = 0; i < redacted.size(); i++) {
            if (!redacted.get(i).equals(values.get(i))) {
                parameters.set(i, redacted.get(i));
            }
        }
        return parameters;
    }

    private static String asText(@Nullable Object value) {
        return value instanceof Map || value instanceof List ? "" : String.valueOf(value);
    }

    private @Nullable Object free(@Nullable Object value, Context context, int depth) {
        if (depth > DEEPEST) {
            return Redactor.DROPPED;
        }
        if (value instanceof Map<?, ?>) {
            return object(object(value), context, depth);
        }
        if (value instanceof List<?>) {
            list(value).replaceAll(each -> free(each, context, depth + 1));
            return value;
        }
        return isPrinted(value) ? text(value, redactor.redact(asText(value), context.tenant)) : value;
    }

    private Map<String, @Nullable Object> object(Map<String, @Nullable Object> object, Context context, int depth) {
        boolean namesSecret = NAMING.stream()
                .map(object::get)
                .anyMatch(name -> name instanceof String text && redactor.isSecretName(text));
        List<String> renamed = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> member : object.entrySet()) {
            String name = member.getKey();
            boolean secret = redactor.isSecretName(name) || namesSecret && NAMED.contains(name);
            change(member, secret ? hidden(member.getValue()) : named(name, member.getValue(), context, depth));
            if (!redactor.redactId(name, context.tenant).equals(name)) {
                renamed.add(name);
            }
        }
        renamed.forEach(name -> rename(object, name, redactor.redactId(name, context.tenant)));
        return object;
    }

    /** A flag and nothing say no secret; everything else under a secret name goes, however deep. */
    private @Nullable Object hidden(@Nullable Object value) {
        return value == null || value instanceof Boolean || value instanceof String text && isDone(text)
                ? value
                : redactor.hide();
    }

    private static boolean isDone(String text) {
        return text.isEmpty() || text.equals(Redactor.MASK) || text.equals(Redactor.DROPPED);
    }

    private @Nullable Object named(String name, @Nullable Object value, Context context, int depth) {
        return isPrinted(value)
                ? text(value, redactor.redactValue(name, asText(value), context.tenant))
                : free(value, context, depth + 1);
    }

    private static void rename(Map<String, @Nullable Object> object, String name, String clean) {
        Object value = object.remove(name);
        String free = clean;
        for (int i = 2; object.containsKey(free); i++) {
            free = clean + " (" + i + ")";
        }
        object.put(free, value);
    }

    private static boolean isPrinted(@Nullable Object value) {
        return value instanceof String || value instanceof Number;
    }

    /** A number stays one as long as nothing of it goes. */
    private static @Nullable Object text(@Nullable Object before, String after) {
        return after.equals(asText(before)) ? before : after;
    }

    private static void change(Map.Entry<String, @Nullable Object> entry, @Nullable Object value) {
        if (value != entry.getValue()) {
            entry.setValue(value);
        }
    }

    @SuppressWarnings("unchecked") // lists of events hold nothing but values
    private static List<@Nullable Object> list(Object value) {
        return (List<@Nullable Object>) value;
    }

    @SuppressWarnings("unchecked") // names on the wire are texts
    private static Map<String, @Nullable Object> object(Object value) {
        return (Map<String, @Nullable Object>) value;
    }

    /** What the texts of one event are read with. */
    private record Context(
            @Nullable String tenant, @Nullable String statement, Set<String> tenants) {}
}
