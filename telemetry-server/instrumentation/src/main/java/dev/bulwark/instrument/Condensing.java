package dev.bulwark.instrument;

import java.time.Duration;
import java.util.Set;

/**
 * What is told one by one, and what is counted only.
 *
 * @param endpointSeries how many pairs of endpoint and tenant are told apart within a minute
 * @param statementSeries the same for statements by endpoint, tenant and verdict
 * @param slowRequest a request that takes longer is reported
 * @param sampleShare the share of all requests that is reported whatever happens, from 0 to 1
 * @param sampleLimit so many of them at most of one endpoint at once, and as many in each minute after that, unless all are reported
 * @param sampledTenants tenants of which every request is reported
 * @param repeatedFrom so many executions of a statement within one request are reported
 * @param budget what all of this may cost before less is told
 */
public record Condensing(
        int endpointSeries,
        int statementSeries,
        Duration slowRequest,
        double sampleShare,
        int sampleLimit,
        Set<String> sampledTenants,
        int repeatedFrom,
        Budget budget) {
    /** A few series and single records of a tenth of the requests. */
    public static final Condensing DEFAULTS =
            new Condensing(1000, 2000, Duration.ofSeconds(1), 0.1, 600, Set.of(), 10, Budget.DEFAULT);

    private static final int MOST_SERIES = 100_000;
    private static final int MOST_SAMPLES = 1_000_000;

    public Condensing {
        requireBetween(endpointSeries, 1, MOST_SERIES, "endpointSeries");
        requireBetween(statementSeries, 1, MOST_SERIES, "statementSeries");
        requireBetween(sampleLimit, 1, MOST_SAMPLES, "sampleLimit");
        requireBetween(repeatedFrom, 2, Integer.MAX_VALUE, "repeatedFrom");
        if (slowRequest.isNegative() || !(sampleShare >= 0 && sampleShare <= 1)) {
            throw new IllegalArgumentException("slowRequest must not be negative, and sampleShare be between 0 and 1");
        }
        sampledTenants = Set.copyOf(sampledTenants);
    }

    public Condensing withSeries(int endpoints, int statements) {
        return new Condensing(
                endpoints, statements, slowRequest, sampleShare, sampleLimit, sampledTenants, repeatedFrom, budget);
    }

    public Condensing withSlowRequest(Duration value) {
        return new Condensing(
                endpointSeries, statementSeries, value, sampleShare, sampleLimit, sampledTenants, repeatedFrom, budget);
    }

    public Condensing withSampling(double share, Set<String> tenants) {
        return new Condensing(
                endpointSeries, statementSeries, slowRequest, share, sampleLimit, tenants, repeatedFrom, budget);
    }

    public Condensing withSampleLimit(int value) {
        return new Condensing(
                endpointSeries, statementSeries, slowRequest, sampleShare, value, sampledTenants, repeatedFrom, budget);
    }

    public Condensing withRepeatedFrom(int value) {
        return new Condensing(
                endpointSeries, statementSeries, slowRequest, sampleShare, sampleLimit, sampledTenants, value, budget);
    }

    public Condensing withBudget(Budget value) {
        return new Condensing(
                endpointSeries,
                statementSeries,
                slowRequest,
                sampleShare,
                sampleLimit,
                sampledTenants,
                repeatedFrom,
                value);
    }

    private static void requireBetween(int value, int least, int most, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most + ", not " + value);
        }
    }
}
