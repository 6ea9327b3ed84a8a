package dev.bulwark.server.retention;

/** How full the disk is, from the best to the worst. */
public enum DiskLevel {
    NORMAL,
    /** Somebody should make room. */
    WARN,
    /** Room is urgent: what is worth least is not taken in any more. */
    SHED,
    /** Nothing is taken in; the space is for what must be written. */
    REFUSE
}
