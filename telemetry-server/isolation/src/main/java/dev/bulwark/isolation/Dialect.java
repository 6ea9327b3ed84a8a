package dev.bulwark.isolation;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The SQL dialects that the judge reads; they differ in strings, comments and a few operators. */
public enum Dialect {
    POSTGRESQL,
    H2,
    MYSQL;

    /**
     * The dialect of that name, in any case.
     *
     * @throws IllegalArgumentException when there is none; the message lists the names
     */
    public static Dialect named(String name) {
        for (Dialect dialect : values()) {
            if (dialect.name().equalsIgnoreCase(name)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("unknown dialect '" + name + "'; known are postgresql, h2 and mysql");
    }

    /** The column by which the database itself tells a table's rows apart; null when it has none. No table can have its own. */
    public @Nullable String rowAddress() {
        return switch (this) {
            case POSTGRESQL -> "ctid";
            case H2 -> "_rowid_";
            case MYSQL -> null;
        };
    }

    /** Whether a database tells rows apart by that column, which no list of columns names. */
    public static boolean isRowAddress(String column) {
        return Stream.of(values()).anyMatch(dialect -> column.equals(dialect.rowAddress()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
