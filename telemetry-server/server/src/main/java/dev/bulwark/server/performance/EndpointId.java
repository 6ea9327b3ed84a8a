package dev.bulwark.server.performance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Names an endpoint of an application in the path of a URL. */
public record EndpointId(String app, String endpoint) {
    private static final String SEPARATOR = "\n";

    /** Reads what {@link #toText()} wrote; empty for anything else. */
    static Optional<EndpointId> of(String text) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 2);
            return parts.length == 2 ? Optional.of(new EndpointId(parts[0], parts[1])) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As an opaque text for the API. */
    public String toText() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((app + SEPARATOR + endpoint).getBytes(StandardCharsets.UTF_8));
    }
}
