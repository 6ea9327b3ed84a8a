package dev.bulwark.instrument;

import dev.bulwark.model.ingest.LogLevel;
import dev.bulwark.model.redaction.RedactionSettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the application's texts may leave its memory.
 *
 * @param logLevel log records below it are not sent
 * @param redactionKeys names whose values are secret, beyond those that are known
 * @param redactionPrefixes literal beginnings of secrets, beyond those that are known
 * @param redactionHash whether mail addresses and phone numbers become hashes that can be correlated; if not, they go
 * @param redactionSalt the key of the hashes; null for one that is derived from the token, or else from the application's name
 */
public record Disclosure(
        LogLevel logLevel,
        Set<String> redactionKeys,
        Set<String> redactionPrefixes,
        boolean redactionHash,
        @Nullable String redactionSalt) {
    /** Records from INFO on, the fixed rules only, hashes. */
    public static final Disclosure DEFAULTS = new Disclosure(LogLevel.INFO, Set.of(), Set.of(), true, null);

    public Disclosure {
        redactionKeys = Set.copyOf(redactionKeys);
        redactionPrefixes = Set.copyOf(redactionPrefixes);
        new RedactionSettings(redactionKeys, redactionPrefixes, redactionHash, ""); // refuses what could never be found
    }

    public Disclosure withLogLevel(LogLevel value) {
        return new Disclosure(value, redactionKeys, redactionPrefixes, redactionHash, redactionSalt);
    }

    public Disclosure withRedactionKeys(Set<String> value) {
        return new Disclosure(logLevel, value, redactionPrefixes, redactionHash, redactionSalt);
    }

    public Disclosure withRedactionPrefixes(Set<String> value) {
        return new Disclosure(logLevel, redactionKeys, value, redactionHash, redactionSalt);
    }

    public Disclosure withRedactionHash(boolean value) {
        return new Disclosure(logLevel, redactionKeys, redactionPrefixes, value, redactionSalt);
    }

    public Disclosure withRedactionSalt(String value) {
        return new Disclosure(logLevel, redactionKeys, redactionPrefixes, redactionHash, value);
    }

    /** The rules for an application; a token is a better salt than a name, which anybody can guess. */
    RedactionSettings redaction(String app, @Nullable String token) {
        String fallback = token == null ? app : token;
        String salt = redactionSalt == null ? fallback : redactionSalt;
        return new RedactionSettings(redactionKeys, redactionPrefixes, redactionHash, salt);
    }
}
