package dev.bulwark.server.notify;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.model.Severity;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.live.LiveKind;
import dev.bulwark.server.live.StoredLiveEvent;
import dev.bulwark.server.store.WireName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Looks through what was pushed for violations that people have to be told of. The first of a statement is told at once;
 * those that follow within a quarter of an hour are told together at its end. Where it stands is kept with the mails that
 * it made, in one transaction, so that none is missed or made twice. Thread-safe.
 */
final class ViolationWatch {
    private static final TypeReference<Violation> VIOLATION = new TypeReference<>() {};
    private static final int PAGE = 500;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration NEWS = Duration.ofHours(24);

    /** Beyond it, statements that are violated for the first time share one mail. */
    private static final int MOST_MAILS_IN_WINDOW = 20;

    private static final String POSITION = "SELECT last_position FROM mail_position WHERE id = 1";

    private final NotifyParts parts;
    private final MailOutbox mails;
    private final AlertSettings settings;

    ViolationWatch(NotifyParts parts, MailOutbox mails, AlertSettings settings) {
        this.parts = parts;
        this.mails = mails;
        this.settings = settings;
    }

    /** Begins with what is pushed from now on, unless it began before. */
    void begin() {
        parts.transactions().run(handle -> handle.createUpdate("""
                        INSERT INTO mail_position (id, last_position)
                        SELECT 1, last_position FROM live_position
                        WHERE NOT EXISTS (SELECT 1 FROM mail_position)""").execute());
    }

    /** Makes the mails about what was pushed since the last time. */
    void look() {
        while (position() < parts.pushed().lastPosition()) {
            parts.transactions().run(this::lookThroughPage);
        }
    }

    private long position() {
        return parts.jdbi()
                .withHandle(
                        handle -> handle.createQuery(POSITION).mapTo(Long.class).one());
    }

    private void lookThroughPage(Handle handle) {
        long from =
                handle.createQuery(POSITION + " FOR UPDATE").mapTo(Long.class).one();
        List<StoredLiveEvent> page = parts.pushed().after(from, PAGE);
        for (StoredLiveEvent event : page) {
            if (event.kind() == LiveKind.VIOLATION) {
                consider(handle, parts.json().read(event.data(), VIOLATION));
            }
        }
        long to = page.isEmpty()
                ? parts.pushed().lastPosition()
                : page.get(page.size() - 1).position();
        handle.createUpdate("UPDATE mail_position SET last_position = :to WHERE id = 1")
                .bind("to", to)
                .execute();
    }

    private void consider(Handle handle, Violation violation) {
        Instant now = parts.clock().instant();
        if (violation.resolved() || violation.createdAt().isBefore(now.minus(NEWS)) || !isWanted(handle, violation)) {
            return;
        }
        Instant window = Instant.ofEpochSecond(now.getEpochSecond() - now.getEpochSecond() % WINDOW.toSeconds());
        String topic = "violation in " + violation.app() + " at " + window + " of " + defect(violation);
        boolean room = mails.madeSince(handle, window) < MOST_MAILS_IN_WINDOW;
        if (!room) {
            String rest = "violations at " + window + " of many kinds";
            mails.putOrCount(handle, draft(rest, violation), now, window.plus(WINDOW));
        } else if (!mails.put(handle, draft(topic, violation), now, now)) {
            mails.putOrCount(handle, draft(topic + ", again", violation), now, window.plus(WINDOW));
        }
    }

    private MailOutbox.Draft draft(String topic, Violation violation) {
        return new MailOutbox.Draft(
                parts.ids().next(), topic, MailKind.VIOLATION, parts.json().write(violation));
    }

    private boolean isWanted(Handle handle, Violation violation) {
        if (violation.severity() == Severity.CRITICAL) {
            return settings.sendEmailOnCritical();
        }
        return settings.alertOnFirstViolation() && !settings.alertOnCriticalOnly() && isFirst(handle, violation);
    }

    /** Whether the statement, or without one the endpoint, had no violation of this type before. */
    private static boolean isFirst(Handle handle, Violation violation) {
        String column = violation.queryHash() == null ? "endpoint" : "query_hash";
        return handle.createQuery("SELECT id FROM data_isolation_violations WHERE app = :app AND violation_type = :type"
                        + " AND " + column + " = :defect"
                        + " AND (created_at < :at OR created_at = :at AND id < :id) LIMIT 1")
                .bind("app", violation.app())
                .bind("type", WireName.of(violation.violationType()))
                .bind("defect", Objects.requireNonNullElse(violation.queryHash(), violation.endpoint()))
                .bind("at", violation.createdAt())
                .bind("id", violation.id())
                .mapTo(UUID.class)
                .findOne()
                .isEmpty();
    }

    private static String defect(Violation violation) {
        return violation.violationType() + " "
                + Objects.requireNonNullElse(violation.queryHash(), String.valueOf(violation.endpoint()));
    }
}
