package dev.bulwark.console.health;

import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.health.TileViewModel.TileFace;
import dev.bulwark.model.Severity;
import dev.bulwark.model.health.ApiHealth;
import dev.bulwark.model.health.ConnectionsHealth;
import dev.bulwark.model.health.DatabaseHealth;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.health.IsolationHealth;
import dev.bulwark.model.health.Reading;
import dev.bulwark.model.health.RecentIssue;
import dev.bulwark.model.health.ServiceHealth;
import dev.bulwark.model.health.ServicesHealth;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.health.TrafficLight;
import dev.bulwark.model.isolation.ViolationStats;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the tiles say of a state of the system: the large figure first, then the one beside it. */
final class TileFaces {
    private static final String NOT_KNOWN = "–";

    private TileFaces() {}

    static TileFace api(ApiHealth api) {
        String latency = api.latency() == null
                ? "no request in the last hour"
                : "p95 " + Figures.latency(api.latency().p95()) + " · " + Figures.percent(api.errorRate()) + " errors";
        return face(api.reading(), Figures.rate(api.requestsPerMinute()), "requests/min", latency);
    }

    static TileFace database(DatabaseHealth database) {
        String value = database.max() == 0 ? NOT_KNOWN : database.active() + " / " + database.max();
        String waiting = Figures.count(database.pending()) + " waiting · "
                + Figures.count(database.slowStatementsLastHour()) + " slow";
        return face(database.reading(), value, "in use", waiting);
    }

    static TileFace connections(ConnectionsHealth connections) {
        boolean known = connections.reading().asOf() != null;
        String opened = Figures.count(connections.openedLastHour()) + " opened · "
                + Figures.percent(connections.disconnectionRate()) + " cut off";
        return face(
                connections.reading(),
                known ? Figures.count(connections.open()) : NOT_KNOWN,
                known ? "open" : "",
                known ? opened : "");
    }

    static TileFace services(ServicesHealth services) {
        List<ServiceHealth> all = services.services();
        long well = all.stream()
                .filter(service -> service.reading().light() == TrafficLight.GREEN)
                .count();
        long calls = all.stream().mapToLong(ServiceHealth::calls).sum();
        String failed =
                Figures.counted(failedCalls(services), "call", "calls") + " of " + Figures.count(calls) + " failed";
        return face(
                services.reading(),
                all.isEmpty() ? NOT_KNOWN : well + " / " + all.size(),
                all.isEmpty() ? "" : "well",
                all.isEmpty() ? "" : failed);
    }

    static long failedCalls(ServicesHealth services) {
        return services.services().stream().mapToLong(ServiceHealth::errors).sum();
    }

    static TileFace resources(SystemHealth health) {
        List<InstanceHealth> all = health.instances();
        long up = all.stream().filter(TileFaces::isUp).count();
        return face(
                health.instancesReading(),
                all.isEmpty() ? NOT_KNOWN : up + " / " + all.size(),
                all.isEmpty() ? "" : "up",
                all.isEmpty() ? "" : load(all));
    }

    private static String load(List<InstanceHealth> instances) {
        double cpu = instances.stream()
                .map(InstanceHealth::cpuLoad)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NaN);
        String heap = "heap " + Figures.mebibytes(heapUsed(instances));
        return Double.isNaN(cpu) ? heap : heap + " · CPU " + Figures.percent(cpu);
    }

    static long heapUsed(List<InstanceHealth> instances) {
        return instances.stream()
                .map(InstanceHealth::heapUsedBytes)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** An instance of which nothing is heard any more is not up. */
    private static boolean isUp(InstanceHealth instance) {
        return instance.reading().light() != TrafficLight.GREY;
    }

    static TileFace isolation(IsolationHealth isolation) {
        ViolationStats stats = isolation.stats();
        long critical = stats.unresolvedBySeverity().getOrDefault(Severity.CRITICAL, 0L);
        String beside =
                Figures.count(critical) + " critical · " + Figures.count(stats.blockedLast24Hours()) + " blocked";
        return face(isolation.reading(), Figures.count(stats.unresolved()), "unresolved", beside);
    }

    /** Red while a critical one of the last hour is open, yellow while any is; without instances none can be known. */
    static TileFace failures(SystemHealth health) {
        long open = health.unresolvedFailures();
        List<RecentIssue> recent = health.recentIssues().stream()
                .filter(issue -> issue.kind() == RecentIssue.Kind.FAILURE)
                .toList();
        boolean critical = recent.stream().anyMatch(issue -> issue.severity() == Severity.CRITICAL);
        TrafficLight light = open > 0 ? (critical ? TrafficLight.RED : TrafficLight.YELLOW) : heardOr(health);
        String words = open == 0 ? "Nothing waits to be settled" : "Waiting for somebody to settle them";
        String newest = recent.isEmpty() ? "" : recent.get(0).title();
        return face(
                new Reading(light, light == TrafficLight.GREY ? "No instance is heard" : words, heardAt(health)),
                Figures.count(open),
                "unresolved",
                newest);
    }

    /** People are active, or it is not known whether they are: few users are no defect. */
    static TileFace activity(SystemHealth health) {
        long count = health.activitiesLastHour();
        TrafficLight light = count > 0 ? heardOr(health) : TrafficLight.GREY;
        String words = count > 0 ? "What users did within the last hour" : "Nobody did anything within the last hour";
        return face(new Reading(light, words, heardAt(health)), Figures.count(count), "actions/h", "");
    }

    private static TrafficLight heardOr(SystemHealth health) {
        return health.instancesReading().light() == TrafficLight.GREY ? TrafficLight.GREY : TrafficLight.GREEN;
    }

    private static @Nullable Instant heardAt(SystemHealth health) {
        return health.instancesReading().asOf();
    }

    private static TileFace face(Reading reading, String value, String unit, String second) {
        return new TileFace(reading.light(), false, value, unit, second, reading.summary(), reading.asOf());
    }
}
