package dev.bulwark.server;

import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.activity.ActivityStore;
import dev.bulwark.server.audit.AuditChain;
import dev.bulwark.server.audit.AuditSink;
import dev.bulwark.server.business.BusinessTables;
import dev.bulwark.server.exceptions.ExceptionTables;
import dev.bulwark.server.failures.FailureStore;
import dev.bulwark.server.health.ConnectionReader;
import dev.bulwark.server.health.HealthSources;
import dev.bulwark.server.health.InstanceStore;
import dev.bulwark.server.health.RecentIssues;
import dev.bulwark.server.health.ServiceReader;
import dev.bulwark.server.health.ServiceTables;
import dev.bulwark.server.infrastructure.InfrastructureTables;
import dev.bulwark.server.ingest.EventSink;
import dev.bulwark.server.isolation.CrossTenantTables;
import dev.bulwark.server.isolation.PolicyStore;
import dev.bulwark.server.isolation.ViolationStatsStore;
import dev.bulwark.server.isolation.ViolationStore;
import dev.bulwark.server.logs.LogTables;
import dev.bulwark.server.performance.ApiPerformance;
import dev.bulwark.server.performance.GaugeStore;
import dev.bulwark.server.performance.RequestSummaryStore;
import dev.bulwark.server.performance.RequestTables;
import dev.bulwark.server.performance.SlowQueryStore;
import dev.bulwark.server.rollup.RolledUp;
import dev.bulwark.server.store.JsonColumns;
import java.util.List;
import java.util.stream.Stream;
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
        InstanceStore instances,
        List<EventSink<? extends TelemetryEvent>> tables) {

    static FeatureStores on(Jdbi jdbi, JsonColumns json, AuditChain audit) {
        return new FeatureStores(
                new ViolationStore(jdbi, json),
                new ViolationStatsStore(jdbi),
                new PolicyStore(jdbi, json),
                new FailureStore(jdbi, json),
                new ActivityStore(jdbi, json),
                new RequestSummaryStore(jdbi),
                new SlowQueryStore(jdbi, json),
                new GaugeStore(jdbi, json),
                new InstanceStore(jdbi, json),
                tables(json, audit));
    }

    /** What is only kept so far. */
    private static List<EventSink<? extends TelemetryEvent>> tables(JsonColumns json, AuditChain audit) {
        return List.of(
                new AuditSink(audit, json),
                BusinessTables.counters(json),
                BusinessTables.timings(json),
                CrossTenantTables.declarations(json),
                ExceptionTables.exceptions(json),
                InfrastructureTables.deployments(json),
                InfrastructureTables.heartbeats(json),
                InfrastructureTables.jobs(json),
                LogTables.logs(json),
                RequestTables.repeated(json),
                RequestTables.requests(json),
                new RolledUp<>(RequestTables.statements(json), RequestTables.STATEMENTS),
                ServiceTables.calls(json),
                ServiceTables.callSummaries(json),
                ServiceTables.connections(json),
                ServiceTables.webhooks(json));
    }

    List<EventSink<? extends TelemetryEvent>> sinks() {
        RolledUp<RequestSummaryEvent> requests = new RolledUp<>(summaries, RequestSummaryStore.SERIES);
        return Stream.concat(Stream.of(violations, failures, activity, requests, slowQueries, gauges), tables.stream())
                .toList();
    }

    HealthSources health(Jdbi jdbi) {
        return new HealthSources(
                instances,
                new ApiPerformance(summaries),
                gauges,
                slowQueries,
                violationStats,
                failures,
                activity,
                new ConnectionReader(jdbi),
                new ServiceReader(jdbi),
                new RecentIssues(jdbi));
    }
}
