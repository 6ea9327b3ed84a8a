package dev.bulwark.isolation;

/** What the judge takes for granted when the settings say so, although it cannot be proven. */
public enum Trust {
    /** Every foreign key of the database joins rows of one tenant. */
    FOREIGN_KEYS,
    /** A view of which only the name is known holds tenants' rows by its tenant column, like a table. */
    UNKNOWN_VIEWS,
    /** Functions that are not known read no table. */
    UNKNOWN_FUNCTIONS,
    /** The row that an insertion finds in its place belongs to the tenant for whom rows are added. */
    UPSERT_TARGETS
}
