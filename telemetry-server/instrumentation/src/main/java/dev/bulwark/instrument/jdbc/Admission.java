package dev.bulwark.instrument.jdbc;

import dev.bulwark.model.isolation.VerdictKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said of an execution that may take place. There is one for each case, so that none is made on the way of a request.
 *
 * @param verdict null when it was not judged, as work that is declared to cross tenants is not
 * @param wouldBlock whether the strictest mode would have stopped it
 */
record Admission(@Nullable VerdictKind verdict, boolean wouldBlock) {
    /** Of what nobody judged. */
    static final Admission UNJUDGED = new Admission(null, false);

    private static final Map<VerdictKind, Admission> JUDGED = new EnumMap<>(VerdictKind.class);
    private static final Map<VerdictKind, Admission> EXCEPTED = new EnumMap<>(VerdictKind.class);

    static {
        for (VerdictKind kind : VerdictKind.values()) {
            JUDGED.put(kind, new Admission(kind, !kind.isSafe()));
            EXCEPTED.put(kind, new Admission(kind, false));
        }
    }

    /** Of what was judged so. */
    static Admission of(VerdictKind verdict) {
        return Objects.requireNonNull(JUDGED.get(verdict));
    }

    /** Of what was judged so, and is let through in every mode by an exception with an owner. */
    static Admission excepted(VerdictKind verdict) {
        return Objects.requireNonNull(EXCEPTED.get(verdict));
    }
}
