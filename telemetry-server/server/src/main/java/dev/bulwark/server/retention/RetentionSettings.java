package dev.bulwark.server.retention;

/**
 * For how many days each kind of data is kept, 1 to 36500, and how large the store may become. The audit log is kept for
 * good.
 *
 * @param logs log records
 * @param requests single requests, repeated statements, calls from and to other services, connections, signs of life
 * @param metrics measured levels
 * @param slowQueries slow executions of statements
 * @param activity what users did
 * @param exceptions of the applications
 * @param jobs runs of jobs, and deployments
 * @param business the applications' own counters and timings
 * @param failures failed operations
 * @param violations of isolation, and declared work across tenants
 * @param minutes summaries of minutes
 * @param fiveMinutes what is merged of them, for five minutes
 * @param hours the same for hours
 * @param days the same for days
 * @param maxMebibytes the size of the store beyond which the least worth is dropped early, a day at a time, 16 and above
 */
public record RetentionSettings(
        int logs,
        int requests,
        int metrics,
        int slowQueries,
        int activity,
        int exceptions,
        int jobs,
        int business,
        int failures,
        int violations,
        int minutes,
        int fiveMinutes,
        int hours,
        int days,
        long maxMebibytes) {
    private static final int LONGEST = 36_500;
    private static final long LEAST_MEBIBYTES = 16;
    private static final int MEBIBYTE = 1024 * 1024;

    public RetentionSettings {
        requireDays("logs", logs);
        requireDays("requests", requests);
        requireDays("metrics", metrics);
        requireDays("slowQueries", slowQueries);
        requireDays("activity", activity);
        requireDays("exceptions", exceptions);
        requireDays("jobs", jobs);
        requireDays("business", business);
        requireDays("failures", failures);
        requireDays("violations", violations);
        requireDays("minutes", minutes);
        requireDays("fiveMinutes", fiveMinutes);
        requireDays("hours", hours);
        requireDays("days", days);
        if (maxMebibytes < LEAST_MEBIBYTES || maxMebibytes > Long.MAX_VALUE / MEBIBYTE) {
            throw new IllegalArgumentException("maxMebibytes must be " + LEAST_MEBIBYTES + " and above");
        }
    }

    public static RetentionSettings defaults() {
        return new RetentionSettings(14, 14, 30, 30, 180, 90, 90, 400, 365, 730, 8, 32, 200, 800, 20 * 1024);
    }

    public long maxBytes() {
        return maxMebibytes * MEBIBYTE;
    }

    private static void requireDays(String name, int days) {
        if (days < 1 || days > LONGEST) {
            throw new IllegalArgumentException(name + " must be 1 to " + LONGEST + " days");
        }
    }
}
