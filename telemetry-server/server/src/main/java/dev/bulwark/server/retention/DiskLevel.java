package dev.bulwark.server.retention;

/** How full the disk is, from the best to the worst. */
public enum DiskLevel {
    NORMAL,
    /** Somebody should make room. */
    WARN,
    /** Room is urgent: what is worth least is not worth its space. */
    SHED,
    /** Too full for anything but what must be written. */
    REFUSE
}
