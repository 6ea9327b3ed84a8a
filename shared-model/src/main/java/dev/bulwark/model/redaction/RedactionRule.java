package dev.bulwark.model.redaction;

import java.util.Locale;

/** Why a piece of text was taken out. */
public enum RedactionRule {
    /** The value of a name such as {@code password}. */
    KEY,
    /** A name or a literal beginning that the application's owner has added. */
    CUSTOM,
    /** Keys that say by their beginning what they are, such as {@code ghp_} or {@code AKIA}. */
    TOKEN,
    /** A JSON web token. */
    JWT,
    /** A private key or certificate between {@code -----BEGIN} and {@code -----END}. */
    PEM,
    /** What follows {@code Bearer} or {@code Basic}. */
    AUTH_SCHEME,
    /** The password in {@code scheme://user:password@host}. */
    URL_CREDENTIALS,
    /** Card numbers with a right check digit. */
    CARD,
    /** National identity and tax numbers. */
    NATIONAL_ID,
    /** Bank account numbers with right check digits. */
    IBAN,
    /** Literals of statements that name a secret column. */
    STATEMENT,
    /** Mail addresses, hashed. */
    MAIL,
    /** Phone numbers, hashed. */
    PHONE,
    /** Fields that took too long to check, dropped. */
    TOO_LONG;

    /** The name under which it is counted. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether equal values stay equal, so that they can be correlated. */
    boolean keepsEquality() {
        return this == MAIL || this == PHONE;
    }
}
