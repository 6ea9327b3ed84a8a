package dev.bulwark.console.shell;

/** The screens by name, in the rail's order. */
public enum Place {
    OVERVIEW,
    ISOLATION,
    FAILURES,
    ACTIVITY,
    ENDPOINTS,
    STATEMENTS,
    AUDIT
}
