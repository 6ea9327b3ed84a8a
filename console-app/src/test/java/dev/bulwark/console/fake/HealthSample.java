package dev.bulwark.console.fake;

import dev.bulwark.model.Tally;
import dev.bulwark.model.health.ApiHealth;
import dev.bulwark.model.health.ConnectionsHealth;
import dev.bulwark.model.health.DatabaseHealth;
import dev.bulwark.model.health.EndpointLatency;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.health.IsolationHealth;
import dev.bulwark.model.health.Reading;
import dev.bulwark.model.health.ServiceHealth;
import dev.bulwark.model.health.ServicesHealth;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.health.TrafficLight;
import dev.bulwark.model.isolation.ViolationStats;
import dev.bulwark.model.performance.LatencySummary;
import java.time.Instant;
import java.util.List;

/** States of the system that a test can ask for. */
public enum HealthSample {
    /** Nothing ever reported. */
    SILENT,
    /** Traffic, and a wall with holes. */
    TROUBLED;

    /** @param before whether an earlier moment is meant, when fewer connections were open */
    SystemHealth at(Instant now, ViolationShelf shelf, boolean before) {
        ViolationStats stats = shelf.stats();
        return this == SILENT ? silent(now, stats) : troubled(now, stats, shelf, before ? 181 : 214);
    }

    private static SystemHealth silent(Instant now, ViolationStats stats) {
        Reading unknown = Reading.unknown("No application has reported yet");
        return new SystemHealth(
                now,
                new ApiHealth(unknown, 0, 0, 0, null, List.of()),
                new DatabaseHealth(unknown, 0, 0, 0, 0, 0),
                new ConnectionsHealth(unknown, 0, 0, 0, 0, 0, List.of()),
                new ServicesHealth(unknown, List.of()),
                new IsolationHealth(unknown, stats),
                unknown,
                List.of(),
                0,
                0,
                List.of());
    }

    private static SystemHealth troubled(Instant now, ViolationStats stats, ViolationShelf shelf, long connections) {
        Instant fresh = now.minusSeconds(3);
        LatencySummary latency = new LatencySummary(74_310, 41_000, 22_000, 96_000, 212_000, 870_000, 2_400_000);
        ApiHealth api = new ApiHealth(
                new Reading(TrafficLight.GREEN, "p95 212 ms, limit 2 s; errors 0.4 %, limit 5 %", fresh),
                1_204,
                74_310,
                0.004,
                latency,
                List.of(
                        endpoint("GET /api/reports/attendance", 1_912, 1_840_000),
                        endpoint("GET /api/scorecard/{id}/trend", 8_204, 912_000),
                        endpoint("GET /api/meetings/{id}/participants", 12_918, 344_000),
                        endpoint("POST /api/todos", 3_310, 121_000),
                        endpoint("GET /api/issues", 21_007, 88_000)));
        DatabaseHealth database = new DatabaseHealth(
                new Reading(TrafficLight.YELLOW, "17 of 20 connections in use, 85 % of the limit", fresh),
                17,
                3,
                2,
                20,
                41);
        return new SystemHealth(
                now,
                api,
                database,
                new ConnectionsHealth(
                        new Reading(TrafficLight.GREEN, "214 open, 1.2 % of those that ended were cut off", fresh),
                        connections,
                        12,
                        1_420,
                        1_206,
                        0.012,
                        List.of(new Tally("acme", 120), new Tally("globex", 94))),
                new ServicesHealth(
                        new Reading(TrafficLight.YELLOW, "payments failed 3.9 % of its calls", fresh),
                        List.of(
                                service("mail", TrafficLight.GREEN, 4_120, 6, now, null),
                                service("payments", TrafficLight.YELLOW, 231, 9, now, "504 from the gateway"))),
                new IsolationHealth(isolationReading(stats, fresh), stats),
                new Reading(TrafficLight.GREEN, "2 of 2 instances heard within the last minute", fresh),
                List.of(instance("meetings-1", now, 412), instance("meetings-2", now, 388)),
                3,
                1_208,
                shelf.recentIssues(now));
    }

    private static Reading isolationReading(ViolationStats stats, Instant fresh) {
        return stats.unresolved() == 0
                ? new Reading(TrafficLight.GREEN, "No violation is open", fresh)
                : new Reading(TrafficLight.RED, "Critical violations are open, the oldest for 6 min", fresh);
    }

    private static ServiceHealth service(
            String name, TrafficLight light, long calls, long errors, Instant now, String lastError) {
        return new ServiceHealth(
                new Reading(light, calls + " calls", now),
                name,
                calls,
                errors,
                new LatencySummary(calls, 90_000, 60_000, 180_000, 240_000, 600_000, 900_000),
                now.minusSeconds(20),
                lastError == null ? null : now.minusSeconds(400),
                lastError,
                null);
    }

    private static EndpointLatency endpoint(String name, long count, long p95) {
        return new EndpointLatency(
                name, new LatencySummary(count, p95 / 3.0, p95 / 4, p95 - 10, p95, p95 * 2, p95 * 3));
    }

    private static InstanceHealth instance(String name, Instant now, long heapMebi) {
        return new InstanceHealth(
                new Reading(TrafficLight.GREEN, "heap " + heapMebi + " MiB of 1,024 MiB", now),
                "meetings",
                name,
                "1.4.2",
                now.minusSeconds(2),
                heapMebi << 20,
                1L << 30,
                0.23,
                18_400L,
                0);
    }
}
