package dev.bulwark.model.redaction;

import java.util.Set;

/**
 * What is redacted beyond the fixed rules.
 *
 * @param keys more names whose values are secret, compared without case and separators
 * @param prefixes more literal beginnings of secrets; what follows up to the end of the word goes with them
 * @param hash whether mail addresses and phone numbers become hashes that still can be correlated; if not, they go like
 *     everything else
 * @param salt the key of the hashes; whoever knows it can find a value by trying all that are likely
 */
public record RedactionSettings(Set<String> keys, Set<String> prefixes, boolean hash, String salt) {
    public RedactionSettings {
        keys = Set.copyOf(keys);
        prefixes = Set.copyOf(prefixes);
        for (String prefix : prefixes) {
            if (prefix.isEmpty() || !Letters.isWord(prefix.charAt(0))) {
                throw new IllegalArgumentException("a prefix begins with a letter or digit, not " + prefix);
            }
        }
    }

    /** The fixed rules only. */
    public static RedactionSettings withSalt(String salt) {
        return new RedactionSettings(Set.of(), Set.of(), true, salt);
    }
}
