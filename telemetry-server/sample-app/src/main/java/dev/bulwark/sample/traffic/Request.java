package dev.bulwark.sample.traffic;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user sends.
 *
 * @param path with its query
 * @param body JSON; null for none
 * @param opens the meeting that others can enter once this is answered
 * @param awaits the meeting that must be open before this is sent
 */
record Request(
        String method,
        String path,
        @Nullable String body,
        @Nullable UUID opens,
        @Nullable UUID awaits) {
    static Request get(String path) {
        return new Request("GET", path, null, null, null);
    }

    static Request post(String path, Object body) {
        return new Request("POST", path, body.toString(), null, null);
    }

    static Request post(String path) {
        return new Request("POST", path, null, null, null);
    }

    Request opening(UUID meeting) {
        return new Request(method, path, body, meeting, awaits);
    }

    Request awaiting(UUID meeting) {
        return new Request(method, path, body, opens, meeting);
    }
}
