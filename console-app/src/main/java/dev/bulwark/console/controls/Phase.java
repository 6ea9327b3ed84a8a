package dev.bulwark.console.controls;

/** What a view has to show. That it is old is told beside it, since old data stays readable. */
public enum Phase {
    /** The first answer is on its way. */
    LOADING,
    /** There never was anything. */
    NOTHING_YET,
    /** There is something, but the filter hides it. */
    NOTHING_MATCHES,
    /** Nothing to show, since asking failed. */
    FAILED,
    READY
}
