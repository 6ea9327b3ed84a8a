package dev.bulwark.sample.traffic;

/**
 * How much traffic there is.
 *
 * @param requestsPerSecond above zero; more than the platform can answer means as fast as it can
 * @param requests after how many it ends; 0 for never
 */
public record TrafficSettings(double requestsPerSecond, long requests) {
    public TrafficSettings {
        if (!(requestsPerSecond > 0) || requests < 0) {
            throw new IllegalArgumentException("traffic needs a rate above zero and no negative number of requests");
        }
    }
}
