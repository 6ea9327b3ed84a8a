package dev.bulwark.console.isolation;

/**
 * A piece of a statement's text.
 *
 * @param start offset of its first character
 * @param end offset behind its last character
 */
record SqlToken(int start, int end, Kind kind) {
    /** What it is; {@code styleClass} names it for the style sheet. */
    enum Kind {
        KEYWORD("sql-keyword"),
        TEXT("sql-string"),
        NUMBER("sql-number"),
        COMMENT("sql-comment"),
        PARAMETER("sql-parameter"),
        /** Not there before the statement was changed. */
        ADDED("sql-added");

        private final String styleClass;

        Kind(String styleClass) {
            this.styleClass = styleClass;
        }

        String styleClass() {
            return styleClass;
        }
    }
}
