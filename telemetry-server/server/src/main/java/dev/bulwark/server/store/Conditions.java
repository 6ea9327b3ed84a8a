package dev.bulwark.server.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A WHERE clause that grows by what was asked for, and begins with whose rows may be seen. Only constant SQL goes in as text;
 * every value is bound. Not thread-safe.
 */
public final class Conditions {
    private final List<String> sql = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param scope of a table with the column {@code tenant}; for one without it only {@link TenantScope#ALL} makes sense */
    public Conditions(TenantScope scope) {
        scope.addTo(this);
    }

    /** Adds a condition without a value. */
    public Conditions and(String condition) {
        sql.add(condition);
        return this;
    }

    /** Adds a condition that names {@code :name}, unless the value is null: then nothing was asked. */
    public Conditions and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /** Binds one more value, for a condition that names two. */
    public Conditions bindAlso(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** These and a stretch of time, as conditions of their own. */
    public Conditions during(String column, Instant from, Instant to) {
        Conditions both = new Conditions(TenantScope.ALL);
        both.sql.addAll(sql);
        both.values.putAll(values);
        return both.and(column + " >= :duringFrom", "duringFrom", from).and(column + " < :duringTo", "duringTo", to);
    }

    /** Adds a case-blind search for a piece of text in any of the columns, unless the text is null. */
    public Conditions andAnyContains(List<String> columns, String name, @Nullable String text) {
        if (text != null) {
            sql.add(columns.stream()
                    .map(column -> "LOWER(" + column + ") LIKE :" + name + " ESCAPE '!'")
                    .reduce((one, other) -> one + " OR " + other)
                    .map(any -> "(" + any + ")")
                    .orElse("FALSE"));
            values.put(name, "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%");
        }
        return this;
    }

    /** The clause with its {@code WHERE}, or nothing. */
    public String where() {
        return sql.isEmpty() ? "" : " WHERE " + String.join(" AND ", sql);
    }

    public <S extends SqlStatement<S>> S bindTo(S statement) {
        return statement.bindMap(values);
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
