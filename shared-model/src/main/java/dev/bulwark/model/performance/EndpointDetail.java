package dev.bulwark.model.performance;

import java.util.List;

/**
 * One endpoint with its trend, its tenants and its slowest requests.
 *
 * @param trend stretches of equal length without gaps in their order; those without requests are left out
 * @param tenants the ones with the most requests first
 * @param slowest single requests that were kept, the slowest first
 * @param baseline what is usual at the hours of the day; empty until it is learnt, and for those who may see some tenants only
 */
public record EndpointDetail(
        EndpointPerformance endpoint,
        List<TrendPoint> trend,
        List<TenantPerformance> tenants,
        List<SingleRequest> slowest,
        List<HourBaseline> baseline) {
    public EndpointDetail {
        trend = List.copyOf(trend);
        tenants = List.copyOf(tenants);
        slowest = List.copyOf(slowest);
        baseline = List.copyOf(baseline);
    }
}
