package dev.bulwark.instrument.context;

import dev.bulwark.model.redaction.CutText;

/** Statements as they are shown to people. */
public final class ShownSql {
    /** In characters; what matters to a reader stands before. A statement's hash is always that of the whole. */
    private static final int LONGEST = 32 * 1024;

    private ShownSql() {}

    /** The text, cut where it is too long. */
    public static String of(String sql) {
        return CutText.beginning(sql, LONGEST);
    }
}
