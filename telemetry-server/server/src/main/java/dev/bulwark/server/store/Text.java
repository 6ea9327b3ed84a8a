package dev.bulwark.server.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes text fit for every store: NUL characters, which PostgreSQL refuses, and halves of surrogate pairs, which no UTF-8
 * can hold, become the replacement character U+FFFD.
 */
public final class Text {
    private static final char REPLACEMENT = '\uFFFD';
    private static final String CUT = "… (cut)";

    private Text() {}

    /** The text with what does not fit replaced. */
    public static @Nullable String clean(@Nullable String text) {
        return text == null || isClean(text) ? text : replaced(text);
    }

    /** Clean, and cut with a sign of it if longer than so many characters. */
    public static @Nullable String cut(@Nullable String text, int max) {
        String clean = clean(text);
        if (clean == null || clean.length() <= max) {
            return clean;
        }
        int end = max - CUT.length();
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    /** A free JSON object with all its names and texts clean, however deep. */
    public static Map<String, Object> cleanObject(Map<?, ?> object) {
        Map<String, Object> clean = new LinkedHashMap<>();
        object.forEach((name, value) -> clean.put(String.valueOf(clean(String.valueOf(name))), cleanValue(value)));
        return clean;
    }

    @SuppressWarnings("NullAway") // null is a value in JSON
    private static Object cleanValue(@Nullable Object value) {
        if (value instanceof String text) {
            return clean(text);
        }
        if (value instanceof Map<?, ?> map) {
            return cleanObject(map);
        }
        return value instanceof List<?> list
                ? list.stream().map(Text::cleanValue).toList()
                : value;
    }

    /** Whether every store can hold it as it is. */
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static String replaced(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPair(text, i)) {
                clean.append(c).append(text.charAt(++i));
            } else {
                clean.append(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return clean.toString();
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }
}
