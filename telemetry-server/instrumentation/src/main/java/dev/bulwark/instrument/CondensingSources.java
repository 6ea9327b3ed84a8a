package dev.bulwark.instrument;

import java.time.Duration;
import java.util.Set;

/** Collects what settings say of condensing. Refuses what cannot be used, one by one. Not thread-safe. */
final class CondensingSources {
    private Condensing condensing = Condensing.DEFAULTS;

    Condensing condensing() {
        return condensing;
    }

    void endpointSeries(String value) {
        condensing = condensing.withSeries(Integer.parseInt(value), condensing.statementSeries());
    }

    void statementSeries(String value) {
        condensing = condensing.withSeries(condensing.endpointSeries(), Integer.parseInt(value));
    }

    void slowRequest(Duration value) {
        condensing = condensing.withSlowRequest(value);
    }

    /** A share such as {@code 0.1}, or {@code 10%}. */
    void sampleShare(String value) {
        double share = value.endsWith("%")
                ? Double.parseDouble(value.substring(0, value.length() - 1)) / 100
                : Double.parseDouble(value);
        condensing = condensing.withSampling(share, condensing.sampledTenants());
    }

    void sampleLimit(String value) {
        condensing = condensing.withSampleLimit(Integer.parseInt(value));
    }

    void sampledTenants(Set<String> value) {
        condensing = condensing.withSampling(condensing.sampleShare(), value);
    }

    void repeatedFrom(String value) {
        condensing = condensing.withRepeatedFrom(Integer.parseInt(value));
    }

    void budget(String value) {
        condensing = condensing.withBudget(Budget.parse(value));
    }
}
