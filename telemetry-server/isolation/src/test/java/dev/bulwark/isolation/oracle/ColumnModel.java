package dev.bulwark.isolation.oracle;

/** A column of a generated table. */
record ColumnModel(String name, Role role, String definition) {
    /** What a column is for. */
    enum Role {
        TENANT,
        ID,
        /** A number that is unique beside the key. */
        CODE,
        /** The id of a row of some table, possibly another tenant's. */
        REFERENCE,
        /** The id of a row of the parent table that is of the same tenant, which the schema declares. */
        OWN_REFERENCE,
        NUMBER,
        WORD
    }

    boolean is(Role other) {
        return role == other;
    }

    boolean isNumeric() {
        return role != Role.TENANT && role != Role.WORD;
    }
}
