package dev.bulwark.isolation.query;

/**
 * A piece of the text.
 *
 * @param start offset of its first character
 * @param end offset behind its last character
 */
public record Span(int start, int end) {
    /** The place of what has none. */
    public static final Span NOWHERE = new Span(-1, -1);

    /** Whether it is a place in the text. */
    public boolean isKnown() {
        return start >= 0;
    }

    /** The smallest piece that holds both. */
    public Span and(Span other) {
        if (!isKnown()) {
            return other;
        }
        return other.isKnown() ? new Span(Math.min(start, other.start), Math.max(end, other.end)) : this;
    }
}
