package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.oracle.Sql.Bound;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement to be tried out.
 *
 * @param kind what may be observed of it
 */
record Candidate(String sql, List<Bound> values, Kind kind) {
    /** What may be observed of a statement. */
    enum Kind {
        READS,
        WRITES,
        /** It writes, and goes on when a key is taken, which one tenant cannot hide from another. */
        WRITES_UNLESS_TAKEN
    }

    Candidate {
        values = List.copyOf(values);
    }

    BoundParameters parameters() {
        return position -> values.get(position - 1).value();
    }

    /** How many values the text asks for. */
    long marks() {
        return sql.chars().filter(character -> character == '?').count();
    }

    boolean writes() {
        return kind != Kind.READS;
    }

    @Override
    public String toString() {
        return sql + values.stream().map(Bound::toString).collect(Collectors.joining(", ", "  -- [", "]"));
    }
}
