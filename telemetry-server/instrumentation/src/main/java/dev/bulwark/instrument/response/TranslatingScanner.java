package dev.bulwark.instrument.response;

import org.jspecify.annotations.Nullable;

/**
 * Scans a body that is not plain UTF-8 by translating a copy. Its bytes may leave up to where all that they translate to
 * may. Not thread-safe.
 */
abstract class TranslatingScanner implements BodyScanner {
    /** Small pieces, so that the places where bytes may leave are found closely. */
    static final int PIECE = 256;

    private final BodyScanner plain;
    private long consumed;
    private long plainLength;
    private long safe;

    /** The plain text's length at the last safe place: a record that began behind it is still held. */
    private long safePlain;

    private boolean untranslated;

    TranslatingScanner(BodyScanner plain) {
        this.plain = plain;
    }

    /** Translates a piece that starts at an offset, and hands the result to {@link #plain}; where the next piece starts. */
    abstract int step(byte[] bytes, int at, int end);

    @Override
    public final void scan(byte[] bytes, int from, int length) {
        int end = from + length;
        int at = from;
        while (at < end && plain.foreign() == null) {
            int next = untranslated ? end : step(bytes, at, end);
            consumed += next - at;
            at = next;
            if (untranslated || plain.safeUpTo(safePlain) >= plainLength) {
                safe = consumed;
                safePlain = plainLength;
            }
        }
    }

    @Override
    public void end() {
        plain.end();
        untranslated = true;
    }

    @Override
    public final @Nullable ForeignValue foreign() {
        return plain.foreign();
    }

    @Override
    public final long safeUpTo(long released) {
        return Math.max(safe, released);
    }

    /** Only the oldest bytes leave, a few at once: what is found in the others still stays. */
    @Override
    public final long unavoidableUpTo(long released, int least) {
        return safe > released ? safe : released + least;
    }

    @Override
    public boolean isStream() {
        return plain.isStream();
    }

    @Override
    public final boolean isList() {
        return untranslated || plain.isList();
    }

    @Override
    public final boolean isComplete() {
        return untranslated || plain.isComplete();
    }

    @Override
    public final void giveUp() {
        plain.giveUp();
        untranslated = true;
        safe = consumed;
    }

    /** Takes what a piece translates to. */
    final void plain(byte[] bytes, int from, int length) {
        plain.scan(bytes, from, length);
        plainLength += length;
    }
}
