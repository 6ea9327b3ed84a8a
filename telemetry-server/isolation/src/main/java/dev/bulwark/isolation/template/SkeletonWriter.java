package dev.bulwark.isolation.template;

import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a text anew with its values taken out. Only values in places where any value could stand are taken: behind a
 * comparison, in a list behind IN, in rows behind VALUES; never those that are part of the grammar, as behind LIMIT, INTERVAL
 * or ORDER BY.
 */
final class SkeletonWriter {
    private static final int MOST_DIGITS = 18;

    private final List<Token> tokens;
    private final StringBuilder text = new StringBuilder();
    private final List<Slot> slots = new ArrayList<>();
    private int bound;
    private boolean taken;

    SkeletonWriter(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Writes all; false when the text stays as it is or when its parameters cannot be counted. */
    boolean write() {
        boolean numbered = tokens.stream()
                .anyMatch(token ->
                        token.kind() == TokenKind.PARAMETER && token.text().length() > 1);
        int index = numbered ? tokens.size() : 0;
        while (index < tokens.size()) {
            index = writeAt(index);
        }
        return taken;
    }

    String text() {
        return text.toString();
    }

    List<Slot> slots() {
        return slots;
    }

    private int writeAt(int index) {
        Token token = tokens.get(index);
        boolean opens = index > 0 && token.isSymbol('(');
        int end = -1;
        if (opens && tokens.get(index - 1).is("in")) {
            end = writeList(index);
        } else if (opens
                && (tokens.get(index - 1).is("values") || tokens.get(index - 1).is("value"))) {
            end = writeRows(index);
        }
        if (end > 0) {
            return end;
        }
        Slot slot = index > 0 && Skeleton.isComparison(tokens.get(index - 1)) ? slot(token) : null;
        if (slot == null && token.kind() == TokenKind.PARAMETER) {
            slot = slot(token);
        }
        taken |= slot instanceof Slot.Written;
        append(token, slot);
        return index + 1;
    }

    /** A list of nothing but values; -1 when it is none, and nothing is written. */
    private int writeList(int open) {
        int before = bound;
        List<Slot> values = new ArrayList<>();
        int index = open;
        do {
            Slot value = index + 2 < tokens.size() ? slot(tokens.get(index + 1)) : null;
            if (value == null) {
                bound = before;
                return -1;
            }
            values.add(value);
            index += 2;
        } while (tokens.get(index).isSymbol(','));
        if (!tokens.get(index).isSymbol(')')) {
            bound = before;
            return -1;
        }
        taken |= values.size() > 1 || values.get(0) instanceof Slot.Written;
        text.append("(? ) ");
        slots.add(values.size() == 1 ? values.get(0) : new Slot.Several(values));
        return index + 1;
    }

    /** Rows of one shape; -1 when they are of several, and nothing is written. */
    private int writeRows(int open) {
        int before = bound;
        RowShape shape = new RowShape(tokens, this::slot);
        int end = shape.read(open);
        if (end < 0) {
            bound = before;
            return -1;
        }
        taken |= shape.isShared();
        writeRow(shape);
        if (shape.hasSeveralRows()) {
            text.append(", ");
            writeRow(shape);
        }
        return end;
    }

    /** Several rows become two that may be any of them, so that nothing is taken for the same in all rows. */
    private void writeRow(RowShape shape) {
        text.append("( ");
        for (int column = 0; column < shape.width(); column++) {
            text.append(column == 0 ? "" : ", ");
            Slot slot = shape.slot(column);
            text.append(slot == null ? shape.words(column) : "? ");
            if (slot != null) {
                slots.add(slot);
            }
        }
        text.append(") ");
    }

    private void append(Token token, @Nullable Slot slot) {
        if (slot == null) {
            text.append(token.text());
        } else {
            slots.add(slot);
            text.append('?');
        }
        text.append(' ');
    }

    /** What a token is as a value; null when it is none. Counts the parameters that it meets. */
    private @Nullable Slot slot(Token token) {
        return switch (token.kind()) {
            case PARAMETER -> new Slot.Bound(++bound);
            case NUMBER -> number(token.text());
            case STRING -> string(token.text());
            case WORD, QUOTED_NAME, SYMBOL -> null;
        };
    }

    private static @Nullable Slot number(String digits) {
        boolean whole = digits.length() <= MOST_DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean plain = whole && (digits.length() == 1 || digits.charAt(0) != '0');
        return plain ? new Slot.Written(Long.valueOf(digits)) : null;
    }

    /** A text without prefix and without a backslash, which dialects read differently. */
    private static @Nullable Slot string(String quoted) {
        boolean plain = quoted.length() > 1 && quoted.charAt(0) == '\'' && quoted.indexOf('\\') < 0;
        return plain ? new Slot.Written(quoted.substring(1, quoted.length() - 1).replace("''", "'")) : null;
    }
}
