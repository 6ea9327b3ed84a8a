package dev.bulwark.model.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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

    /** Redacts an event in place. */
    public void apply(ObjectNode event) {
        Context context = new Context(textOf(event.get("tenant")), textOf(event.get(STATEMENT)), tenantsOf(event));
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            String name = field.getKey();
            if (!FIXED.contains(name)) {
                field.setValue(field(name, field.getValue(), context));
            }
        }
    }

    /** The tenants that the event tells anyway: covering them in its statement would only hide what went wrong. */
    private static Set<String> tenantsOf(ObjectNode event) {
        return TENANTS.stream()
                .map(event::path)
                .flatMap(node -> node.isArray() ? node.valueStream() : Stream.of(node))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String textOf(@Nullable JsonNode node) {
        return node == null || !node.isTextual() ? null : node.textValue();
    }

    private JsonNode field(String name, JsonNode value, Context context) {
        if (TENANTS.contains(name)) {
            return ids(value, null);
        }
        if (IDS.contains(name)) {
            return ids(value, context.tenant);
        }
        if (name.equals(STATEMENT) && value.isTextual()) {
            return text(value, redactor.redactStatement(value.textValue(), context.tenants));
        }
        if (name.equals(PARAMETERS) && value instanceof ArrayNode parameters) {
            return parameters(parameters, context);
        }
        // A number in a field of its own is what the field says; only in free objects it may be anything
        return value.isNumber() ? value : free(value, context, 0);
    }

    private JsonNode ids(JsonNode value, @Nullable String tenant) {
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, ids(array.get(i), tenant));
            }
            return array;
        }
        return value.isTextual() ? text(value, redactor.redactId(value.textValue(), tenant)) : value;
    }

    private JsonNode parameters(ArrayNode parameters, Context context) {
        List<String> values = StreamSupport.stream(parameters.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        List<String> redacted = redactor.redactParameters(context.statement, values, context.tenant);
        for (int i = 0; i < redacted.size(); i++) {
            if (!redacted.get(i).equals(values.get(i))) {
                parameters.set(i, TextNode.valueOf(redacted.get(i)));
            }
        }
        return parameters;
    }

    private JsonNode free(JsonNode value, Context context, int depth) {
        if (depth > DEEPEST) {
            return TextNode.valueOf(Redactor.DROPPED);
        }
        if (value instanceof ObjectNode object) {
            return object(object, context, depth);
        }
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, free(array.get(i), context, depth + 1));
            }
            return array;
        }
        return value.isTextual() || value.isNumber()
                ? text(value, redactor.redact(value.asText(), context.tenant))
                : value;
    }

    private JsonNode object(ObjectNode object, Context context, int depth) {
        boolean namesSecret = NAMING.stream()
                .map(object::get)
                .anyMatch(name -> name != null && name.isTextual() && redactor.isSecretName(name.textValue()));
        List<String> renamed = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            boolean secret = redactor.isSecretName(name) || namesSecret && NAMED.contains(name);
            member.setValue(secret ? hidden(member.getValue()) : named(name, member.getValue(), context, depth));
            if (!redactor.redactId(name, context.tenant).equals(name)) {
                renamed.add(name);
            }
        }
        renamed.forEach(name -> rename(object, name, redactor.redactId(name, context.tenant)));
        return object;
    }

    /** A flag and nothing say no secret; everything else under a secret name goes, however deep. */
    private JsonNode hidden(JsonNode value) {
        return value.isBoolean() || value.isNull() || value.isTextual() && isDone(value.textValue())
                ? value
                : TextNode.valueOf(redactor.hide());
    }

    private static boolean isDone(String text) {
        return text.isEmpty() || text.equals(Redactor.MASK) || text.equals(Redactor.DROPPED);
    }

    private JsonNode named(String name, JsonNode value, Context context, int depth) {
        return value.isTextual() || value.isNumber()
                ? text(value, redactor.redactValue(name, value.asText(), context.tenant))
                : free(value, context, depth + 1);
    }

    private static void rename(ObjectNode object, String name, String clean) {
        JsonNode value = object.remove(name);
        String free = clean;
        for (int i = 2; object.has(free); i++) {
            free = clean + " (" + i + ")";
        }
        object.set(free, value);
    }

    private static JsonNode text(JsonNode before, String after) {
        return after.equals(before.asText()) ? before : TextNode.valueOf(after);
    }

    /** What the texts of one event are read with. */
    private record Context(
            @Nullable String tenant, @Nullable String statement, Set<String> tenants) {}
}
