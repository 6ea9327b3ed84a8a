package dev.bulwark.instrument;

import dev.bulwark.model.ingest.LogLevel;
import java.util.Locale;
import java.util.Set;

/** Collects what settings say of disclosure. Refuses what cannot be used, one by one. Not thread-safe. */
final class DisclosureSources {
    private Disclosure disclosure = Disclosure.DEFAULTS;

    Disclosure disclosure() {
        return disclosure;
    }

    void logLevel(String value) {
        disclosure = disclosure.withLogLevel(LogLevel.valueOf(value.toUpperCase(Locale.ROOT)));
    }

    void keys(Set<String> value) {
        disclosure = disclosure.withRedactionKeys(value);
    }

    void prefixes(Set<String> value) {
        disclosure = disclosure.withRedactionPrefixes(value);
    }

    void hash(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("must be true or false, not " + value);
        }
        disclosure = disclosure.withRedactionHash(value.equals("true"));
    }

    void salt(String value) {
        disclosure = disclosure.withRedactionSalt(value);
    }
}
