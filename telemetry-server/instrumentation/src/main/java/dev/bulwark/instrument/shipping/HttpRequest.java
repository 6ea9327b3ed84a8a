package dev.bulwark.instrument.shipping;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A POST of a batch.
 *
 * @param path from its leading slash on
 * @param token null for none
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record HttpRequest(String path, @Nullable String token, byte[] body) {
    HttpRequest {
        if (!isPrintable(path) || token != null && !isPrintable(token)) {
            throw new IllegalArgumentException("neither an address nor a token has control characters");
        }
    }

    /**
     * What goes before the body.
     *
     * @param origin where a proxy finds the server; empty for the server itself
     */
    byte[] head(String origin, String host) {
        String head = "POST " + origin + path + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: bulwark\r\n"
                + "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"
                + (token == null ? "" : "Authorization: Bearer " + token + "\r\n")
                + "Content-Length: " + body.length + "\r\n\r\n";
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
