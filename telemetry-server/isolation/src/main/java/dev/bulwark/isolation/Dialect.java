package dev.bulwark.isolation;

import java.util.Locale;

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

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
