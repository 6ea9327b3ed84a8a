package dev.bulwark.server.notify;

import java.util.List;

/**
 * Which violations people are told of by mail, and when nobody needs to look at one any more.
 *
 * @param sendEmailOnCritical whether each critical one is told at once
 * @param alertOnFirstViolation whether the first one of a statement is told, however severe
 * @param alertOnCriticalOnly whether only critical ones are told, which overrules the one above
 * @param alertEmails who is told, at most a hundred addresses; the daily summary goes to them too
 * @param autoResolveAfterDays after how many days an open one settles itself, 0 to 3,650; 0: never
 */
public record AlertSettings(
        boolean sendEmailOnCritical,
        boolean alertOnFirstViolation,
        boolean alertOnCriticalOnly,
        List<String> alertEmails,
        int autoResolveAfterDays) {
    private static final int MOST_ADDRESSES = 100;
    private static final int MOST_DAYS = 3_650;

    public AlertSettings {
        alertEmails = List.copyOf(alertEmails);
        if (alertEmails.size() > MOST_ADDRESSES || !alertEmails.stream().allMatch(Addresses::isOne)) {
            throw new IllegalArgumentException("alertEmails must be at most 100 mail addresses");
        }
        if (autoResolveAfterDays < 0 || autoResolveAfterDays > MOST_DAYS) {
            throw new IllegalArgumentException("autoResolveAfterDays must be 0 to 3650");
        }
    }

    /** Whether what stays open settles itself one day. */
    public boolean autoResolves() {
        return autoResolveAfterDays > 0;
    }

    public static AlertSettings defaults() {
        return new AlertSettings(true, true, false, List.of(), 30);
    }
}
