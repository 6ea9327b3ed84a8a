package dev.bulwark.sample.defects;

import java.util.Locale;

/** A mistake of the kind that real teams ship; each can be switched on by its {@link #title}. */
public enum Defect {
    /** The attendance report reads every organization's meetings. */
    FORGOTTEN_FILTER,
    /** The issue search loses its tenant condition behind an {@code OR}. */
    ESCAPING_OR,
    /** The list of priorities filters the outer side of a join inside its {@code ON}. */
    WRONG_JOIN_SIDE,
    /** The process documents believe the organization that the client names. */
    TENANT_FROM_REQUEST,
    /** The blueprint's cache forgets whose blueprint it holds. */
    SHARED_CACHE,
    /** The list of to-dos looks every owner up one by one. */
    N_PLUS_ONE,
    /** The completion report compares every to-do with every other. */
    SLOW_AGGREGATE,
    /** The mail provider accepts connections and never answers. */
    MAIL_TIMEOUT;

    /** The name on the command line, such as {@code forgotten-filter}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
