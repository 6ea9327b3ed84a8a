package dev.bulwark.model.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes texts, numbers, flags, null, and lists and maps of those as JSON (RFC 8259). Jackson would take a megabyte of every
 * application for it; a test holds what is written here to what Jackson writes. Used once, by one thread.
 */
final class JsonText {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** The value in UTF-8, where half of a surrogate pair, which any text may hold, has no form: it becomes a question mark. */
    static byte[] of(@Nullable Object value) {
        JsonText json = new JsonText();
        json.add(value);
        return json.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void add(@Nullable Object value) {
        if (value instanceof String string) {
            quote(string);
        } else if (value instanceof Map<?, ?> object) {
            add(object);
        } else if (value instanceof List<?> items) {
            add(items);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            quote(number.toString());
        } else {
            text.append(value);
        }
    }

    private void add(Map<?, ?> object) {
        char before = '{';
        for (Map.Entry<?, ?> field : object.entrySet()) {
            text.append(before);
            quote((String) field.getKey());
            text.append(':');
            add(field.getValue());
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private void add(List<?> items) {
        char before = '[';
        for (Object item : items) {
            text.append(before);
            add(item);
            before = ',';
        }
        text.append(before == '[' ? "[]" : "]");
    }

    /** Pieces that need no escape are taken over as they are. */
    private void quote(String string) {
        text.append('"');
        int from = 0;
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                text.append(string, from, i);
                escape(c);
                from = i + 1;
            }
        }
        text.append(string, from, string.length()).append('"');
    }

    private void escape(char c) {
        text.append('\\');
        switch (c) {
            case '"', '\\' -> text.append(c);
            case '\n' -> text.append('n');
            case '\r' -> text.append('r');
            case '\t' -> text.append('t');
            case '\b' -> text.append('b');
            case '\f' -> text.append('f');
            default -> text.append("u00").append(HEX[c >> 4]).append(HEX[c & 0xF]);
        }
    }
}
