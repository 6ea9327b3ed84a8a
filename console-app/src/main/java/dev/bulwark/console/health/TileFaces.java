package dev.bulwark.console.health;

import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.health.TileViewModel.TileFace;
import dev.bulwark.model.Severity;
import dev.bulwark.model.health.ApiHealth;
import dev.bulwark.model.health.DatabaseHealth;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.health.IsolationHealth;
import dev.bulwark.model.health.Reading;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.health.TrafficLight;
import dev.bulwark.model.isolation.ViolationStats;

/** What the tiles say of a state of the system: the large figure first, then the one beside it. */
final class TileFaces {
    private TileFaces() {}

    static TileFace api(ApiHealth api) {
        String latency = api.latency() == null
                ? "no request in the last hour"
                : "p95 " + Figures.latency(api.latency().p95()) + " · " + Figures.percent(api.errorRate()) + " errors";
        return face(api.reading(), Figures.rate(api.requestsPerMinute()), "requests/min", latency);
    }

    static TileFace database(DatabaseHealth database) {
        String value = database.max() == 0 ? "–" : database.active() + " / " + database.max();
        String waiting = Figures.count(database.pending()) + " waiting · "
                + Figures.counted(database.slowStatementsLastHour(), "slow statement", "slow statements");
        return face(database.reading(), value, "in use", waiting);
    }

    static TileFace isolation(IsolationHealth isolation) {
        ViolationStats stats = isolation.stats();
        long critical = stats.unresolvedBySeverity().getOrDefault(Severity.CRITICAL, 0L);
        String beside =
                Figures.count(critical) + " critical · " + Figures.count(stats.blockedLast24Hours()) + " blocked";
        return face(isolation.reading(), Figures.count(stats.unresolved()), "unresolved", beside);
    }

    static TileFace instances(SystemHealth health) {
        int all = health.instances().size();
        long up = health.instances().stream().filter(TileFaces::isUp).count();
        long dropped =
                health.instances().stream().mapToLong(InstanceHealth::dropped).sum();
        String beside = dropped == 0 ? "no event dropped" : Figures.counted(dropped, "event", "events") + " dropped";
        return face(health.instancesReading(), all == 0 ? "–" : up + " / " + all, "up", all == 0 ? "" : beside);
    }

    /** An instance of which nothing is heard any more is not up. */
    private static boolean isUp(InstanceHealth instance) {
        return instance.reading().light() != TrafficLight.GREY;
    }

    private static TileFace face(Reading reading, String value, String unit, String second) {
        return new TileFace(reading.light(), false, value, unit, second, reading.summary(), reading.asOf());
    }
}
