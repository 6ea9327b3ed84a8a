package dev.bulwark.server.health;

import dev.bulwark.server.activity.ActivityStore;
import dev.bulwark.server.failures.FailureStore;
import dev.bulwark.server.isolation.ViolationStatsStore;
import dev.bulwark.server.performance.ApiPerformance;
import dev.bulwark.server.performance.GaugeStore;
import dev.bulwark.server.performance.SlowQueryStore;

/** Where the overview's figures come from. */
public record HealthSources(
        InstanceStore instances,
        ApiPerformance api,
        GaugeStore gauges,
        SlowQueryStore slowQueries,
        ViolationStatsStore violations,
        FailureStore failures,
        ActivityStore activity,
        ConnectionReader connections,
        ServiceReader services,
        RecentIssues recentIssues) {}
