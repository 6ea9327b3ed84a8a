package dev.bulwark.instrument.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies for one event of what the application hands over, whatever that is: of bounded size, and never changing any more.
 * It adds up what they weigh. Belongs to one thread.
 */
final class Copies {
    /** Stands for a name that was not given. */
    static final String UNKNOWN = "unknown";

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_STACK = 16 * 1024;
    private static final int MOST_ENTRIES = 64;

    /** What all texts of an event may have together; further values are left out. */
    private static final int MOST_CHARACTERS = 64 * 1024;

    private static final int WEIGHT_OF_AN_EVENT = 512;
    private static final int WEIGHT_OF_AN_ENTRY = 64;

    /** Up to here a string takes a byte for each character. */
    private static final char LAST_OF_ONE_BYTE = 0xFF;

    private int characters;
    private int bytes;
    private int entries;

    /** About how many bytes the copies hold. */
    int weight() {
        return WEIGHT_OF_AN_EVENT + entries * WEIGHT_OF_AN_ENTRY + bytes;
    }

    /** A short text that must be there. */
    String name(@Nullable String name) {
        return count(cleanName(name));
    }

    static String cleanName(@Nullable String name) {
        return name == null || name.isBlank() ? UNKNOWN : CleanText.of(name, LONGEST_NAME);
    }

    @Nullable
    String text(@Nullable String text) {
        return text == null ? null : count(CleanText.of(text, LONGEST_TEXT));
    }

    /** What an error says; its class where it says nothing. */
    @Nullable
    String messageOf(@Nullable Throwable error) {
        if (error == null) {
            return null;
        }
        String message = printed(error, Throwable::getMessage);
        return text(message == null || message.isBlank() ? error.getClass().getName() : message);
    }

    @Nullable
    String stackOf(@Nullable Throwable error) {
        if (error == null) {
            return null;
        }
        String stack = printed(error, thrown -> StackText.of(thrown, LONGEST_STACK));
        return stack == null ? null : count(CleanText.of(stack, LONGEST_STACK));
    }

    /** What JSON has a form for; of anything else, which may change or hold much, only its text. */
    Map<String, Object> values(@Nullable Map<?, ?> values) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (values != null) {
            fill(copy, values);
        }
        return copy;
    }

    private void fill(Map<String, Object> copy, Map<?, ?> values) {
        try {
            for (Map.Entry<?, ?> entry : values.entrySet()) {
                if (copy.size() >= MOST_ENTRIES || characters > MOST_CHARACTERS) {
                    return;
                }
                copy.put(count(cleanName(textOf(entry.getKey()))), plain(entry.getValue()));
                entries++;
            }
        } catch (RuntimeException e) {
            // another thread changes it just now: what was read is told
        }
    }

    private @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return value;
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        return text(textOf(value));
    }

    private static String textOf(@Nullable Object value) {
        return String.valueOf(value instanceof CharSequence ? value : printed(value, Object::toString));
    }

    private String count(String text) {
        boolean narrow = text.chars().allMatch(c -> c <= LAST_OF_ONE_BYTE);
        characters += text.length();
        bytes += narrow ? text.length() : 2 * text.length();
        return text;
    }

    /** Objects of the application may fail in every way when they are asked for their text. */
    @SuppressWarnings("CatchingUnchecked")
    private static <V> @Nullable String printed(@Nullable V value, Printer<V> printer) {
        try {
            return value == null ? null : printer.print(value);
        } catch (Throwable e) {
            return "(" + value.getClass().getName() + " cannot be printed)";
        }
    }

    @FunctionalInterface
    private interface Printer<V> {
        @Nullable
        String print(V value);
    }
}
