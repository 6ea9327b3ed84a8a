package dev.bulwark.model.redaction;

/** What a name says of its value. */
enum KeyKind {
    /** Nothing: the value is checked like any other text. */
    PLAIN,
    /** The value is secret. */
    SECRET,
    /** The value is secret and, where nothing else ends it, as long as the line. */
    SECRET_LINE,
    /** The value is secret because the application's owner says so. */
    CUSTOM,
    /** The value is a phone number, in whatever form. */
    PHONE,
    /** The value tells one thing from another: numbers in it are left as they are. */
    ID;

    boolean isSecret() {
        return this == SECRET || this == SECRET_LINE || this == CUSTOM;
    }

    RedactionRule rule() {
        return this == CUSTOM ? RedactionRule.CUSTOM : this == PHONE ? RedactionRule.PHONE : RedactionRule.KEY;
    }
}
