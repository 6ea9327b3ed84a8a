package dev.bulwark.sample.http;

import dev.bulwark.sample.sessions.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API.
 *
 * @param template its path, with names in braces where a segment is a value: {@code /api/teams/{id}}
 * @param role what a caller must be; null for everybody, signed in or not
 */
public record Route(
        String method, String template, @Nullable Role role, Handler handler) {
    public static Route get(String template, Handler handler) {
        return new Route("GET", template, Role.MEMBER, handler);
    }

    public static Route post(String template, Handler handler) {
        return new Route("POST", template, Role.MEMBER, handler);
    }

    public Route open() {
        return new Route(method, template, null, handler);
    }

    public Route onlyFor(Role least) {
        return new Route(method, template, least, handler);
    }

    /** The values in the path, if the path is this route's. */
    Optional<Map<String, String>> match(String path) {
        List<String> expected = segments(template);
        List<String> actual = segments(path);
        if (expected.size() != actual.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < expected.size(); i++) {
            String segment = expected.get(i);
            if (segment.startsWith("{")) {
                values.put(segment.substring(1, segment.length() - 1), actual.get(i));
            } else if (!segment.equals(actual.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
