package dev.bulwark.model.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON (RFC 8259) as texts, numbers, flags, null, and lists and maps of those. Used once, by one thread. */
final class JsonReading {
    private static final int MAX_NESTING = 64;
    private static final int HEX = 16;
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;
    private int level;

    private JsonReading(String text) {
        this.text = text;
    }

    /**
     * The value of a text in UTF-8. Whole numbers are {@code Long} as far as they fit; all others are {@code Double}.
     *
     * @throws IOException if it is no JSON, or nested too deeply
     */
    static @Nullable Object read(byte[] bytes) throws IOException {
        JsonReading reading = new JsonReading(new String(bytes, StandardCharsets.UTF_8));
        Object value = reading.value();
        reading.skipBlanks();
        if (reading.at < reading.text.length()) {
            throw reading.noJson();
        }
        return value;
    }

    private @Nullable Object value() throws IOException {
        skipBlanks();
        return switch (next()) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        open();
        if (!closes('}')) {
            do {
                skipBlanks();
                if (next() != '"') {
                    throw noJson();
                }
                String name = string();
                skipBlanks();
                take(':');
                object.put(name, value());
            } while (goesOn('}'));
        }
        level--;
        return object;
    }

    private List<@Nullable Object> list() throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        open();
        if (!closes(']')) {
            do {
                items.add(value());
            } while (goesOn(']'));
        }
        level--;
        return items;
    }

    private void open() throws IOException {
        at++;
        if (++level > MAX_NESTING) {
            throw new IOException("JSON is nested more than " + MAX_NESTING + " levels deep");
        }
    }

    private boolean closes(char bracket) throws IOException {
        skipBlanks();
        boolean closed = next() == bracket;
        at += closed ? 1 : 0;
        return closed;
    }

    /** Behind a comma; false behind the bracket. */
    private boolean goesOn(char bracket) throws IOException {
        if (closes(bracket)) {
            return false;
        }
        take(',');
        return true;
    }

    private String string() throws IOException {
        StringBuilder string = new StringBuilder();
        at++;
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw noJson();
            }
            at++;
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() throws IOException {
        char c = next();
        at++;
        if (c == 'u' && at + 4 <= text.length()) {
            at += 4;
            return (char) (digit(at - 4) << 12 | digit(at - 3) << 8 | digit(at - 2) << 4 | digit(at - 1));
        }
        int escape = ESCAPES.indexOf(c);
        if (escape < 0) {
            throw noJson();
        }
        return MEANINGS.charAt(escape);
    }

    private int digit(int place) throws IOException {
        char c = text.charAt(place);
        int digit = c < 128 ? Character.digit(c, HEX) : -1;
        if (digit < 0) {
            throw noJson();
        }
        return digit;
    }

    private Number number() throws IOException {
        int start = at;
        at += next() == '-' ? 1 : 0;
        if (next() == '0') {
            at++;
        } else {
            digits();
        }
        boolean whole = true;
        if (isAt(".")) {
            whole = false;
            at++;
            digits();
        }
        if (isAt("eE")) {
            whole = false;
            at++;
            at += isAt("+-") ? 1 : 0;
            digits();
        }
        return number(text.substring(start, at), whole);
    }

    private static Number number(String digits, boolean whole) {
        try {
            return whole ? (Number) Long.valueOf(digits) : (Number) Double.valueOf(digits);
        } catch (NumberFormatException e) {
            return Double.valueOf(digits); // whole, and larger than any long
        }
    }

    private void digits() throws IOException {
        int start = at;
        while (isAt("0123456789")) {
            at++;
        }
        if (at == start) {
            throw noJson();
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) throws IOException {
        if (!text.startsWith(word, at)) {
            throw noJson();
        }
        at += word.length();
        return value;
    }

    private void take(char wanted) throws IOException {
        if (next() != wanted) {
            throw noJson();
        }
        at++;
    }

    private void skipBlanks() {
        while (isAt(" \t\r\n")) {
            at++;
        }
    }

    private boolean isAt(String characters) {
        return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    }

    private char next() throws IOException {
        if (at >= text.length()) {
            throw noJson();
        }
        return text.charAt(at);
    }

    private IOException noJson() {
        return new IOException("no JSON from its character " + at + " on");
    }
}
