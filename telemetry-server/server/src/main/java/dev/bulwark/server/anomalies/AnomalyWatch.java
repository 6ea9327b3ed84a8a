package dev.bulwark.server.anomalies;

import dev.bulwark.server.hours.HourlyWork;
import dev.bulwark.server.isolation.ViolationStore;
import dev.bulwark.server.live.LiveOutbox;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Learns who accesses what, hour by hour, and tells what is unusual. Beside the way of what comes in: it reads what was stored.
 * Thread-safe.
 */
public final class AnomalyWatch {
    private final AnomalySettings settings;
    private final AccessReader reader;
    private final AccessHours hours;
    private final AccessRules rules;
    private final AnomalyReports reports;
    private final HourlyWork work;
    private final Transactions transactions;
    private final Clock clock;

    public AnomalyWatch(
            AnomalySettings settings,
            ViolationStore violations,
            Jdbi jdbi,
            JsonColumns json,
            Transactions transactions,
            LiveOutbox outbox,
            Clock clock) {
        this.settings = settings;
        this.reader = new AccessReader(jdbi, json, settings.mostSubjects());
        this.hours = new AccessHours(jdbi, json);
        this.rules = new AccessRules(settings);
        this.reports = new AnomalyReports(violations, jdbi, transactions, outbox);
        this.work = new HourlyWork("access anomalies", Duration.ofDays(settings.historyDays()), transactions, clock);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Learns what came in since the last time, and tells what is unusual, unless another server is at it. */
    public void look() {
        work.run(this::learn, this::tell);
    }

    private void learn(Instant hour) {
        List<AccessHour> found = reader.hour(hour);
        transactions.run(handle -> hours.replace(handle, hour, found));
    }

    /** A day is looked at until nothing more is learnt of it. */
    private void tell(Instant running) {
        Instant today = AccessDay.startOf(running);
        Instant oldest = today.minus(Duration.ofDays(settings.historyDays() + 1L));
        transactions.run(handle -> hours.forget(handle, oldest));
        if (running.minus(HourlyWork.LATENESS).isBefore(today)) {
            tellOf(today.minus(Duration.ofDays(1)));
        }
        tellOf(today);
    }

    private void tellOf(Instant day) {
        Map<String, Map<Integer, Instant>> endpoints = new HashMap<>();
        List<Anomaly> found = new ArrayList<>();
        hours.visit(day, day.plus(Duration.ofDays(1)), ofDay -> {
            if (rules.mayBeUnusual(ofDay)) {
                String app = ofDay.get(0).subject().app();
                found.addAll(unusual(ofDay, day, endpoints.computeIfAbsent(app, hours::endpoints)));
            }
        });
        reports.tell(found, clock.instant());
    }

    private List<Anomaly> unusual(List<AccessHour> ofDay, Instant day, Map<Integer, Instant> endpoints) {
        Instant from = day.minus(Duration.ofDays(settings.historyDays()));
        List<AccessHour> history = hours.of(ofDay.get(0).subject(), from, day);
        if (history.isEmpty()) {
            return List.of();
        }
        AccessProfile profile = AccessProfile.of(history);
        Set<Integer> offered = endpoints.entrySet().stream()
                .filter(endpoint -> !endpoint.getValue().isAfter(profile.halfSeen()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        return rules.unusual(profile, ofDay, offered);
    }
}
