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
        disclosure = disclosure.withRedactionHash(SettingsSources.truth(value));
    }

    void salt(String value) {
        disclosure = disclosure.withRedactionSalt(value);
    }
}
