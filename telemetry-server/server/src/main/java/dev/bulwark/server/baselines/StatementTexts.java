package dev.bulwark.server.baselines;

import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Finds the text of a statement by its hash. Thread-safe. */
final class StatementTexts {
    private final Jdbi jdbi;

    StatementTexts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One of its texts, null when none was told; applications tell it now and then. */
    @Nullable
    String of(String hash) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT query_text FROM statement_performance_summary
                        WHERE query_hash = :hash AND query_text IS NOT NULL LIMIT 1""")
                .bind("hash", hash)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
    }
}
