package dev.bulwark.isolation.oracle;

/**
 * A statement that was made, as a tree.
 *
 * @param spoiled whether mistakes were put into it
 */
record Made(Sql tree, Candidate.Kind kind, boolean spoiled) {
    Made(Sql tree, Candidate.Kind kind) {
        this(tree, kind, false);
    }

    Candidate candidate() {
        return Sql.candidate(tree, kind);
    }

    Made with(Sql other) {
        return new Made(other, kind, spoiled);
    }

    Made spoiled(Sql other) {
        return new Made(other, kind, true);
    }
}
