package dev.bulwark.model.performance;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What would make a slow statement fast, as far as its text and its history tell. */
public enum Recommendation {
    /** It reads all tenants' rows: violations tell so. */
    @JsonProperty("missing_filter")
    MISSING_FILTER("It is not held to a tenant, so it reads everybody's rows: filter by the tenant column first."),
    /** It is repeated within single requests. */
    @JsonProperty("repeated")
    REPEATED("One request runs it again and again: read the rows of the whole list in one statement (N+1)."),
    /** It has no condition at all. */
    @JsonProperty("no_condition")
    NO_CONDITION("It has no condition and reads whole tables: add one, or a limit."),
    /** A pattern begins with a wildcard. */
    @JsonProperty("leading_wildcard")
    LEADING_WILDCARD("A pattern that begins with % cannot use an index: search by beginnings, or use a text index."),
    /** It skips many rows. */
    @JsonProperty("large_offset")
    LARGE_OFFSET("A large OFFSET reads all the rows that it skips: go on from the last row of the page before."),
    /** It reads all columns. */
    @JsonProperty("all_columns")
    ALL_COLUMNS("It reads all columns: name those that are needed, so that an index may be enough.");

    private final String advice;

    Recommendation(String advice) {
        this.advice = advice;
    }

    /** A sentence for the developer. */
    public String advice() {
        return advice;
    }
}
