package dev.bulwark.server.anomalies;

/** In which way access may be unusual. */
enum AnomalyRule {
    /** A user touches more different tenants within a day. */
    BREADTH("different tenants within a day"),
    /** More requests within an hour than in any comparable one. */
    VOLUME("requests and activities within an hour"),
    /** Busy at an hour of the day at which there never was anything. */
    HOUR("requests and activities at an hour of the day without any before"),
    /** Many endpoints within a day that were never used before. */
    PATTERN("endpoints within a day that were never used before"),
    /** Another tenant is named than the caller's, more often within a day. */
    MISMATCH("times within a day that another tenant was named than the caller's");

    private final String figure;

    AnomalyRule(String figure) {
        this.figure = figure;
    }

    /** What is counted, in words. */
    String figure() {
        return figure;
    }
}
