package dev.bulwark.server.notify;

import java.util.List;

/**
 * Which violations people are told of by mail.
 *
 * @param sendEmailOnCritical whether each critical one is told at once
 * @param alertOnFirstViolation whether the first one of a statement is told, however severe
 * @param alertOnCriticalOnly whether only critical ones are told, which overrules the one above
 * @param alertEmails who is told, at most a hundred addresses; the daily summary goes to them too
 */
public record AlertSettings(
        boolean sendEmailOnCritical,
        boolean alertOnFirstViolation,
        boolean alertOnCriticalOnly,
        List<String> alertEmails) {
    private static final int MOST_ADDRESSES = 100;

    public AlertSettings {
        alertEmails = List.copyOf(alertEmails);
        if (alertEmails.size() > MOST_ADDRESSES || !alertEmails.stream().allMatch(Addresses::isOne)) {
            throw new IllegalArgumentException("alertEmails must be at most 100 mail addresses");
        }
    }

    public static AlertSettings defaults() {
        return new AlertSettings(true, true, false, List.of());
    }
}
