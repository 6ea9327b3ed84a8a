package dev.bulwark.isolation.oracle;

/** What two worlds tell of a statement. */
record Comparison(Kind kind, String detail) {
    private static final Comparison NOTHING_SEEN = new Comparison(Kind.SAME, "nothing");

    /** How the two runs compare. */
    enum Kind {
        SAME,
        /** The other tenants' rows show, or were changed. */
        DIFFERENT,
        /** It comes out differently on one and the same data, so that nothing can be said. */
        UNSTABLE,
        /** A key was taken, which is declared out of scope. */
        TAKEN,
        /** The database does not run it. */
        INVALID
    }

    static Comparison of(Kind kind) {
        return new Comparison(kind, "");
    }

    /** The runs are the same; when they found nothing, that says little. */
    static Comparison same(boolean nothing) {
        return nothing ? NOTHING_SEEN : of(Kind.SAME);
    }

    boolean isTelling() {
        return kind == Kind.SAME && this != NOTHING_SEEN;
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
