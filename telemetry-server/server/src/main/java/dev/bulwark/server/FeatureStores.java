package dev.bulwark.server;

import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.activity.ActivityStore;
import dev.bulwark.server.failures.FailureStore;
import dev.bulwark.server.health.HealthSources;
import dev.bulwark.server.health.InstanceStore;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.isolation.PolicyStore;
import dev.bulwark.server.isolation.ViolationStatsStore;
import dev.bulwark.server.isolation.ViolationStore;
import dev.bulwark.server.performance.ApiPerformance;
import dev.bulwark.server.performance.GaugeStore;
import dev.bulwark.server.performance.RequestSummaryStore;
import dev.bulwark.server.performance.SlowQueryStore;
import dev.bulwark.server.store.JsonColumns;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What each feature keeps. A new feature that takes events in has its line here. */
record FeatureStores(
        ViolationStore violations,
        ViolationStatsStore violationStats,
        PolicyStore policies,
        FailureStore failures,
        ActivityStore activity,
        RequestSummaryStore summaries,
        SlowQueryStore slowQueries,
        GaugeStore gauges,
        InstanceStore instances) {

    static FeatureStores on(Jdbi jdbi, JsonColumns json) {
        return new FeatureStores(
                new ViolationStore(jdbi, json),
                new ViolationStatsStore(jdbi),
                new PolicyStore(jdbi, json),
                new FailureStore(jdbi, json),
                new ActivityStore(jdbi, json),
                new RequestSummaryStore(jdbi),
                new SlowQueryStore(jdbi, json),
                new GaugeStore(jdbi, json),
                new InstanceStore(jdbi, json));
    }

    List<EventSink<? extends TelemetryEvent>> sinks() {
        return List.of(violations, failures, activity, summaries, slowQueries, gauges);
    }

    HealthSources health() {
        return new HealthSources(
                instances, new ApiPerformance(summaries), gauges, slowQueries, violationStats, failures, activity);
    }
}
