package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.parser.Unreadable;
import dev.bulwark.isolation.query.Span;

/** How much has been done for one proof; what would take too long is given up. */
final class Effort {
    private static final int MOST = 6000;

    private int spent;

    /**
     * Counts a join or a query that is looked at.
     *
     * @throws Unreadable when it has been too much
     */
    void spend() {
        if (++spent > MOST) {
            throw new Unreadable(
                    "the statement has too many queries and joins that depend on each other", Span.NOWHERE);
        }
    }
}
