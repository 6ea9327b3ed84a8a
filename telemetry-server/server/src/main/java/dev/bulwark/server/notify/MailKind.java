package dev.bulwark.server.notify;

/** What a mail is about. */
enum MailKind {
    /** A violation, or several of the same statement. */
    VIOLATION,
    /** What failed within a day. */
    DAILY_SUMMARY
}
