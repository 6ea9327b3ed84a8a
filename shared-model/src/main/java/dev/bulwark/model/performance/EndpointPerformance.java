package dev.bulwark.model.performance;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How one endpoint of an application did over a stretch of time, all its instances together.
 *
 * @param endpointId opaque; asks for the detail
 * @param endpoint method and route template
 * @param tenants how many different tenants called it
 */
public record EndpointPerformance(
        String endpointId,
        String app,
        String endpoint,
        long requests,
        long errors,
        long tenants,
        LatencySummary latency) {

    /** Share of the requests that failed, 0 to 1. */
    @JsonProperty(value = "errorRate", access = JsonProperty.Access.READ_ONLY)
    public double errorRate() {
        return requests == 0 ? 0 : (double) errors / requests;
    }
}
