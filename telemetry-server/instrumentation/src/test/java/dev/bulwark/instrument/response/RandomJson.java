package dev.bulwark.instrument.response;

import java.util.List;
import java.util.random.RandomGenerator;

/** Random JSON texts that are rich in what is easily misread: keys in values, escapes, nesting, odd white space. */
final class RandomJson {
    private static final List<String> KEYS = List.of(
            "id",
            "name",
            "organization_id",
            "organizationId",
            "organization\\u005fid",
            "\\u006frganizationId",
            "organization_id\\\"",
            "organization_i",
            "größe",
            "\\ud83d\\ude00",
            "😀",
            "a\\\\");
    private static final List<String> TEXTS = List.of(
            "",
            "organization_id",
            "\\\"organization_id\\\":\\\"FOREIGN\\\"",
            "{\\\"organization_id\\\":8}",
            "ü€😀",
            "\\\\",
            "\\n\\t\\u0000",
            "[]{},:",
            "a longer text that goes on for a while, so that it is split");
    private static final List<String> TENANTS =
            List.of("7", "\"7\"", "null", "8", "\"FOREIGN\"", "\"\"", "[7,8]", "{}");

    private final RandomGenerator random;
    private final int foreignInHundred;

    RandomJson(RandomGenerator random, int foreignInHundred) {
        this.random = random;
        this.foreignInHundred = foreignInHundred;
    }

    String next() {
        StringBuilder json = new StringBuilder();
        value(json, 0);
        return json.toString();
    }

    private void value(StringBuilder json, int depth) {
        blank(json);
        int kind = depth > 5 ? random.nextInt(3) : depth == 0 ? 3 + random.nextInt(3) : random.nextInt(7);
        switch (kind) {
            case 0 -> json.append('"').append(pick(TEXTS)).append('"');
            case 1 -> json.append(random.nextInt(-20, 20));
            case 2 -> json.append(pick(List.of("true", "false", "null", "1e3", "-0.5")));
            case 3, 4 -> object(json, depth);
            default -> array(json, depth);
        }
        blank(json);
    }

    private void object(StringBuilder json, int depth) {
        json.append('{');
        int members = random.nextInt(5);
        for (int i = 0; i < members; i++) {
            json.append(i == 0 ? "" : ",");
            blank(json);
            String key = pick(KEYS);
            json.append('"').append(key).append('"');
            blank(json);
            json.append(':');
            if (key.contains("rganization")) {
                tenant(json);
            } else {
                value(json, depth + 1);
            }
        }
        json.append('}');
    }

    private void array(StringBuilder json, int depth) {
        json.append('[');
        int elements = random.nextInt(6);
        for (int i = 0; i < elements; i++) {
            json.append(i == 0 ? "" : ",");
            value(json, depth + 1);
        }
        json.append(']');
    }

    private void tenant(StringBuilder json) {
        blank(json);
        json.append(random.nextInt(100) < foreignInHundred ? pick(TENANTS) : "7");
        blank(json);
    }

    private void blank(StringBuilder json) {
        if (random.nextInt(6) == 0) {
            json.append(pick(List.of(" ", "\n", "\t", "\r\n  ")));
        }
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
