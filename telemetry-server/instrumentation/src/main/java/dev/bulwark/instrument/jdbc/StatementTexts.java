package dev.bulwark.instrument.jdbc;

import dev.bulwark.isolation.GenerationCache;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a database was given lately. Those that are prepared have a place of their own, since there may be any
 * number of texts that are run at once with values written into them. Bounded and thread-safe.
 */
final class StatementTexts {
    private static final int MOST = 4096;

    /** To look at a longer text again is nothing beside running it. */
    private static final int LONGEST = 64 * 1024;

    private final GenerationCache<StatementText> prepared = new GenerationCache<>(MOST);
    private final GenerationCache<StatementText> direct = new GenerationCache<>(MOST);

    StatementText prepared(@Nullable String sql) {
        return in(prepared, sql);
    }

    /** Of a text that is run at once. */
    StatementText direct(@Nullable String sql) {
        return in(direct, sql);
    }

    /** Of a text that is not expected again; no text is the driver's to refuse. */
    static StatementText unkept(@Nullable String sql) {
        return new StatementText(sql == null ? "" : sql);
    }

    private static StatementText in(GenerationCache<StatementText> texts, @Nullable String sql) {
        String given = sql == null ? "" : sql;
        StatementText known = texts.get(given);
        if (known != null) {
            return known;
        }
        StatementText made = new StatementText(given);
        if (given.length() <= LONGEST) {
            texts.put(given, made);
        }
        return made;
    }
}
