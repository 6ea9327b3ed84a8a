package dev.bulwark.isolation.template;

import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows behind VALUES, as long as they have one shape: in each column values, or the same words in every row. */
final class RowShape {
    private final List<Token> tokens;
    private final Function<Token, @Nullable Slot> values;
    private final List<List<Slot>> columns = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int rows;

    /**
     * @param values what a token is as a value, null when it is none
     */
    RowShape(List<Token> tokens, Function<Token, @Nullable Slot> values) {
        this.tokens = tokens;
        this.values = values;
    }

    /** Reads all rows; gives the index behind them, or -1 when they differ in shape. */
    int read(int open) {
        int index = open;
        while (true) {
            int end = readRow(index);
            if (end < 0) {
                return -1;
            }
            rows++;
            boolean more = end + 1 < tokens.size()
                    && tokens.get(end).isSymbol(',')
                    && tokens.get(end + 1).isSymbol('(');
            if (!more) {
                return end;
            }
            index = end + 1;
        }
    }

    /** Whether other texts may have the same shape. */
    boolean isShared() {
        return rows > 1
                || columns.stream().anyMatch(column -> column.stream().anyMatch(Slot.Written.class::isInstance));
    }

    boolean hasSeveralRows() {
        return rows > 1;
    }

    int width() {
        return columns.size();
    }

    /** The column's values; null when it has words. */
    @Nullable
    Slot slot(int column) {
        List<Slot> slots = columns.get(column);
        if (slots.isEmpty()) {
            return null;
        }
        return rows == 1 ? slots.get(0) : new Slot.Several(slots);
    }

    String words(int column) {
        return words.get(column);
    }

    /** The index behind the row's parenthesis. */
    private int readRow(int open) {
        int depth = tokens.get(open).depth();
        int column = 0;
        int first = open + 1;
        for (int i = first; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean closes = token.isSymbol(')') && token.depth() == depth;
            if (closes || (token.isSymbol(',') && token.depth() == depth + 1)) {
                if (!readElement(first, i, column++)) {
                    return -1;
                }
                first = i + 1;
            }
            if (closes) {
                return column == columns.size() ? i + 1 : -1;
            }
        }
        return -1;
    }

    private boolean readElement(int from, int to, int column) {
        Slot slot = to == from + 1 ? values.apply(tokens.get(from)) : null;
        if (rows == 0) {
            columns.add(new ArrayList<>());
            words.add(slot == null ? join(from, to) : "");
        }
        if (column >= columns.size()) {
            return false;
        }
        if (slot != null) {
            columns.get(column).add(slot);
            return columns.get(column).size() == rows + 1;
        }
        return columns.get(column).isEmpty()
                && hasNoParameter(from, to)
                && words.get(column).equals(join(from, to));
    }

    private boolean hasNoParameter(int from, int to) {
        return tokens.subList(from, to).stream().noneMatch(token -> token.kind() == TokenKind.PARAMETER);
    }

    private String join(int from, int to) {
        StringBuilder joined = new StringBuilder();
        tokens.subList(from, to).forEach(token -> joined.append(token.text()).append(' '));
        return joined.toString();
    }
}
