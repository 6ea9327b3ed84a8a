package dev.bulwark.model.redaction;

/** The rules that settings can add to, made once for all texts. */
record Rules(KeyRules keys, Tokens tokens, KeyValues keyValues, Elements elements) {
    static Rules of(RedactionSettings settings) {
        KeyRules keys = new KeyRules(settings.keys());
        return new Rules(keys, new Tokens(settings.prefixes()), new KeyValues(keys), new Elements(keys));
    }
}
