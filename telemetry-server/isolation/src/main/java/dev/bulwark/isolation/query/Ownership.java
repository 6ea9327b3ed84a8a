package dev.bulwark.isolation.query;

/** Whether a table or query has a column of some name. */
public enum Ownership {
    YES,
    MAYBE,
    NO
}
