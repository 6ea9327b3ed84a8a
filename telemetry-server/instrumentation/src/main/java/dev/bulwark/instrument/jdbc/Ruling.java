package dev.bulwark.instrument.jdbc;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an execution that was not found safe at first sight.
 *
 * @param violation for which it must not take place; null when it may
 * @param excepted whether an exception with an owner lets it through
 */
record Ruling(@Nullable UUID violation, boolean excepted) {
    static final Ruling RUNS = new Ruling(null, false);
    static final Ruling EXCEPTED = new Ruling(null, true);

    static Ruling of(@Nullable UUID violation) {
        return violation == null ? RUNS : new Ruling(violation, false);
    }
}
