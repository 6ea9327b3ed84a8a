package dev.bulwark.isolation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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

    /**
     * The columns by which the database itself tells a table's rows apart; empty when it has none. No table can have its own.
     * An address alone is unique within a partition only.
     */
    public List<String> rowAddress() {
        return switch (this) {
            case POSTGRESQL -> List.of("tableoid", "ctid");
            case H2 -> List.of("_rowid_");
            case MYSQL -> List.of();
        };
    }

    /** Whether a database tells rows apart by that column, which no list of columns names. */
    public static boolean isRowAddress(String column) {
        return Stream.of(values()).anyMatch(dialect -> dialect.rowAddress().contains(column));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
