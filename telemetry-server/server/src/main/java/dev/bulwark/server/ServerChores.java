package dev.bulwark.server;

import dev.bulwark.server.anomalies.AnomalySettings;
import dev.bulwark.server.anomalies.AnomalyWatch;
import dev.bulwark.server.baselines.Baselines;
import dev.bulwark.server.chores.Chores;
import dev.bulwark.server.chores.Chores.Chore;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.notify.AlertSettings;
import dev.bulwark.server.resolution.AutoResolution;
import dev.bulwark.server.retention.AgeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Joins what the server does by itself. A new chore has its line here. */
final class ServerChores {
    private static final Duration NOTE_EVERY = Duration.ofMinutes(1);
    private static final Duration SETTLE_EVERY = Duration.ofHours(1);
    private static final Duration PUBLISH_EVERY = Duration.ofMinutes(5);

    private ServerChores() {}

    /**
     * All of them.
     *
     * @param noting writes down which tokens were used
     * @param publishing publishes the head of the audit log
     * @param ofStore what the store needs
     */
    static Chores of(
            SharedParts parts,
            FeatureStores stores,
            Baselines baselines,
            ServerSettings settings,
            Runnable noting,
            Runnable publishing,
            List<Chore> ofStore) {
        List<Chore> chores = new ArrayList<>(ofStore);
        chores.add(new Chore("Noting the use of tokens", NOTE_EVERY, noting));
        chores.add(new Chore("Publishing the audit head", PUBLISH_EVERY, publishing));
        chores.add(new Chore("Learning baselines", settings.baselines().every(), baselines::learn));
        AlertSettings isolation = settings.dataIsolation();
        if (isolation.autoResolves()) {
            AutoResolution settling = new AutoResolution(
                    parts.resolution(stores.violations().resolvable()),
                    isolation.autoResolveAfterDays(),
                    new AgeClock(parts.jdbi(), parts.clock())::now);
            chores.add(new Chore("Settling old violations", SETTLE_EVERY, settling));
        }
        AnomalySettings anomalies = settings.anomalies();
        if (anomalies.enabled()) {
            chores.add(new Chore("Watching access", anomalies.every(), watch(parts, stores, anomalies)::look));
        }
        return new Chores("chores", chores);
    }

    private static AnomalyWatch watch(SharedParts parts, FeatureStores stores, AnomalySettings settings) {
        return new AnomalyWatch(
                settings,
                stores.violations(),
                parts.jdbi(),
                parts.json(),
                parts.transactions(),
                parts.outbox(),
                parts.clock());
    }
}
