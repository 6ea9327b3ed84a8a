package dev.bulwark.model.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells from a name what its value is, whatever its case and separators: {@code X-Api-Key}, {@code api_key} and
 * {@code userApiKey} are one. A name counts by how it ends. Immutable and thread-safe.
 */
final class KeyRules {
    /** Names that no longer word ends with. */
    private static final List<String> SECRETS = List.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "passcode",
            "passwort",
            "kennwort",
            "contrasena",
            "contraseña",
            "passwords",
            "token",
            "secret",
            "secrets",
            "apikey",
            "apikeys",
            "accesstokens",
            "refreshtokens",
            "accesskey",
            "privatekey",
            "secretkey",
            "encryptionkey",
            "signingkey",
            "authkey",
            "sharedkey",
            "accountkey",
            "masterkey",
            "credential",
            "credentials",
            "jsessionid",
            "phpsessid",
            "sessionid",
            "sessionids",
            "sessid",
            "sessionkey",
            "signature",
            "cardnumber",
            "creditcard",
            "creditcardnumber",
            "debitcard",
            "securitycode",
            "socialsecuritynumber",
            "nationalid",
            "nationalidnumber",
            "taxid",
            "taxnumber",
            "steuerid",
            "steueridentifikationsnummer",
            "passportnumber",
            "accountpin",
            "xamzsignature");

    /** Short names: a longer word may end with one by chance. */
    private static final List<String> SHORT_SECRETS = List.of(
            "pass",
            "pin",
            "otp",
            "auth",
            "jwt",
            "bearer",
            "cvv",
            "cvv2",
            "cvc",
            "cvc2",
            "csc",
            "ssn",
            "nss",
            "curp",
            "rfc",
            "dni",
            "nie",
            "cpf",
            "iban",
            "sig",
            "creds",
            "pan",
            "passport",
            "imss");

    private static final List<String> LINES =
            List.of("authorization", "cookie", "cookies", "setcookie", "authorizationheader");

    private static final List<String> PHONES = List.of(
            "phone",
            "phones",
            "phonenumber",
            "mobile",
            "mobilenumber",
            "telephone",
            "telefono",
            "teléfono",
            "telefon",
            "celular",
            "msisdn",
            "whatsapp");

    private static final List<String> SHORT_PHONES = List.of("tel", "fax", "cell", "movil", "móvil");

    private static final List<String> IDS = List.of(
            "id",
            "ids",
            "uuid",
            "guid",
            "hash",
            "checksum",
            "sequence",
            "offset",
            "timestamp",
            "time",
            "millis",
            "nanos",
            "micros",
            "count",
            "size",
            "bytes",
            "length",
            "trace",
            "span",
            "version",
            "ordernumber",
            "reference",
            "duration");

    /** What may follow a name and changes nothing. */
    private static final List<String> MODIFIERS = List.of(
            "hash",
            "hashed",
            "confirmation",
            "confirm",
            "confirmed",
            "again",
            "repeat",
            "repeated",
            "old",
            "new",
            "current",
            "value",
            "text",
            "digest",
            "plain",
            "plaintext",
            "encrypted",
            "bytes",
            "string",
            "str",
            "raw",
            "base64",
            "header",
            "param",
            "parameter",
            "field",
            "input");

    private static final int MOST_MODIFIERS = 2;

    private final List<Entry> entries = new ArrayList<>();
    private final Endings names;
    private final Endings modifiers;

    /** By the last two characters, if both are ASCII. */
    private final LetterPairs endings = new LetterPairs();

    KeyRules(Set<String> custom) {
        custom.forEach(name -> entries.add(new Entry(compact(name), KeyKind.CUSTOM, true)));
        addAll(SECRETS, KeyKind.SECRET, false);
        addAll(SHORT_SECRETS, KeyKind.SECRET, true);
        addAll(LINES, KeyKind.SECRET_LINE, false);
        addAll(PHONES, KeyKind.PHONE, false);
        addAll(SHORT_PHONES, KeyKind.PHONE, true);
        addAll(IDS, KeyKind.ID, false);
        names = new Endings(entries.stream()
                .map(entry -> new Endings.Name(entry.name, entry.wholeWord))
                .toList());
        modifiers = new Endings(
                MODIFIERS.stream().map(name -> new Endings.Name(name, true)).toList());
        entries.forEach(entry -> addEnding(entry.name));
        MODIFIERS.forEach(this::addEnding);
    }

    private void addEnding(String name) {
        int length = name.length();
        if (length == 1 && name.charAt(0) < 128) {
            endings.addAllBefore(name.charAt(0));
        } else if (length > 1) {
            endings.add(name.charAt(length - 2), name.charAt(length - 1));
        }
    }

    private void addAll(List<String> names, KeyKind kind, boolean wholeWord) {
        names.forEach(name -> entries.add(new Entry(name, kind, wholeWord)));
    }

    /** What the name between the two places says. */
    KeyKind kindOf(String text, int start, int end) {
        return mayEnd(text, start, end) ? knownKindOf(text, start, end) : KeyKind.PLAIN;
    }

    /** Whether any entry ends with these two letters; answers fast, since most names are nobody's secret. */
    private boolean mayEnd(String text, int start, int end) {
        if (end - start < 2) {
            return end > start;
        }
        char last = text.charAt(end - 1);
        char before = text.charAt(end - 2);
        return !Letters.isAsciiLetter(last)
                || !Letters.isAsciiLetter(before)
                || endings.has(before | 0x20, last | 0x20);
    }

    private KeyKind knownKindOf(String text, int start, int end) {
        int to = withoutNumber(text, start, end);
        KeyKind whole = endingOf(text, start, to);
        KeyKind kind = whole;
        for (int i = 0; i < MOST_MODIFIERS && !saysEnough(kind); i++) {
            int shorter = withoutModifier(text, start, to);
            if (shorter == to) {
                return whole;
            }
            to = shorter;
            kind = endingOf(text, start, to);
        }
        return saysEnough(kind) ? kind : whole;
    }

    private static boolean saysEnough(KeyKind kind) {
        return kind != KeyKind.PLAIN && kind != KeyKind.ID;
    }

    KeyKind kindOf(String name) {
        return kindOf(name, 0, name.length());
    }

    private KeyKind endingOf(String text, int start, int end) {
        int found = names.find(text, start, end);
        return found == Endings.NONE ? KeyKind.PLAIN : entries.get(found - 1).kind;
    }

    private int withoutModifier(String text, int start, int end) {
        int found = modifiers.find(text, start, end);
        int at = found == Endings.NONE ? start : Endings.startOf(MODIFIERS.get(found - 1), text, end);
        return at > start ? Endings.withoutSeparators(text, start, at) : end;
    }

    /** {@code password2} is a password. */
    private static int withoutNumber(String text, int start, int end) {
        int to = Endings.withoutSeparators(text, start, end);
        int digits = to;
        while (digits > start && Letters.isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        return to - digits <= 2 && digits > start ? Endings.withoutSeparators(text, start, digits) : to;
    }

    private static String compact(String name) {
        StringBuilder compact = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(c -> compact.append((char) c));
        return compact.toString();
    }

    private record Entry(String name, KeyKind kind, boolean wholeWord) {}
}
