package dev.bulwark.model.isolation;

/**
 * A piece of a statement's text to highlight.
 *
 * @param start offset of its first character (UTF-16 units, from 0)
 * @param end offset behind its last character; not before {@code start}, and equal to it for a mere place
 */
public record Mark(int start, int end, MarkKind kind) {
    public Mark {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("a mark needs 0 <= start <= end, not " + start + " and " + end);
        }
    }
}
