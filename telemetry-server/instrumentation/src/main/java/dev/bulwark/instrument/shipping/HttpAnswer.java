package dev.bulwark.instrument.shipping;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a server has answered.
 *
 * @param headers the first value of each, by its name in lower case
 * @param isLast whether the connection cannot be used again
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record HttpAnswer(int status, Map<String, String> headers, byte[] body, boolean isLast) {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
