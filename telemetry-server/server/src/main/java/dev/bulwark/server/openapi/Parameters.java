package dev.bulwark.server.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** What the parameters of the routes take; a name means the same everywhere. */
final class Parameters {
    private static final int MOST_ROWS = 500;
    private static final Set<String> TIMES = Set.of("from", "to", "at");
    private static final Set<String> FLAGS = Set.of("resolved", "blocked");
    private static final Map<String, String> WORDS = Map.of(
            "from", "inclusive",
            "to", "exclusive",
            "at", "a moment within retention",
            "q", "a piece of text, in any case",
            "cursor", "what the page before gave as nextCursor",
            "limit", "how many rows at most");

    private Parameters() {}

    static ObjectNode query(String name) {
        ObjectNode parameter = parameter(name, "query");
        String words = WORDS.get(name);
        return words == null ? parameter : parameter.put("description", words);
    }

    static ObjectNode path(String name) {
        return parameter(name, "path").put("required", true);
    }

    private static ObjectNode parameter(String name, String in) {
        ObjectNode parameter = JsonNodeFactory.instance.objectNode();
        parameter.put("name", name).put("in", in).set("schema", schema(name));
        return parameter;
    }

    private static ObjectNode schema(String name) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (name.equals("limit")) {
            return schema.put("type", "integer").put("minimum", 1).put("maximum", MOST_ROWS);
        }
        if (FLAGS.contains(name)) {
            return schema.put("type", "boolean");
        }
        schema.put("type", "string");
        if (TIMES.contains(name)) {
            schema.put("format", "date-time");
        }
        return name.equals("id") ? schema.put("format", "uuid") : schema;
    }
}
