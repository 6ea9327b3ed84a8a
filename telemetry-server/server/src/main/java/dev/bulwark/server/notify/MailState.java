package dev.bulwark.server.notify;

/**
 * How mail does.
 *
 * @param waiting mails that are to go out
 * @param failing mails of the last weeks that the SMTP server did not take so far
 */
public record MailState(long waiting, long failing) {}
