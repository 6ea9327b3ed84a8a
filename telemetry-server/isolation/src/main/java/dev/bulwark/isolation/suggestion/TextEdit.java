package dev.bulwark.isolation.suggestion;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a text and what is to stand in its place.
 *
 * @param start offset of the piece's first character
 * @param end offset behind its last; equal to {@code start} when something is only added
 */
record TextEdit(int start, int end, String replacement) {
    static TextEdit insertion(int offset, String added) {
        return new TextEdit(offset, offset, added);
    }

    /**
     * The text with all edits, given once or several times; null when two of them are about the same piece. What is added at
     * one place is added in the order given.
     */
    static @Nullable String apply(String text, List<TextEdit> edits) {
        List<TextEdit> ordered = edits.stream()
                .distinct()
                .sorted(Comparator.comparingInt(TextEdit::start).thenComparingInt(TextEdit::end))
                .toList();
        StringBuilder edited = new StringBuilder();
        int done = 0;
        for (TextEdit edit : ordered) {
            if (edit.start < done) {
                return null;
            }
            edited.append(text, done, edit.start).append(edit.replacement);
            done = edit.end;
        }
        return edited.append(text, done, text.length()).toString();
    }
}
