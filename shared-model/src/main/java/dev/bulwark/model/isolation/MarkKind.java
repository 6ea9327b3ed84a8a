package dev.bulwark.model.isolation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a piece of a statement is marked. */
public enum MarkKind {
    /** The table (with its alias) whose rows are not held to the tenant. */
    @JsonProperty("table")
    TABLE,
    /** The place, or the clause, where the predicate on the tenant column should have been. */
    @JsonProperty("missing_predicate")
    MISSING_PREDICATE,
    /** A predicate on the tenant column that names the wrong tenant or does not bind. */
    @JsonProperty("wrong_predicate")
    WRONG_PREDICATE
}
