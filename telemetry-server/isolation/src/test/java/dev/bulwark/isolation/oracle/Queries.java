package dev.bulwark.isolation.oracle;

/** Makes queries that give out a tenant {@code tn}, a number {@code k} and a word {@code w}. */
@FunctionalInterface
interface Queries {
    /**
     * A query for a place.
     *
     * @param pinned whether it is to hold itself to the tenant, or to leave that to the query around it
     */
    Sql query(Scope scope, boolean pinned);
}
