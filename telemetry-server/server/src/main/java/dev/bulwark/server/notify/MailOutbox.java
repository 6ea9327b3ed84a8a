package dev.bulwark.server.notify;

import dev.bulwark.server.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Mails on their way, kept until the SMTP server has taken them. A mail that is being sent is due again after a while, so
 * that one which a killed server held is sent by the next. Thread-safe.
 */
final class MailOutbox {
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));
    private static final int MOST_ATTEMPTS = 30;
    private static final int MAX_ERROR = 1_000;

    /** @param attempts how often it was tried, this time included */
    record Due(UUID id, MailKind kind, String payload, long occurrences, int attempts) {}

    /** @param topic no second mail is made about the same */
    record Draft(UUID id, String topic, MailKind kind, String payload) {}

    /** Puts a mail in unless there is one about its topic; tells whether it did. */
    boolean put(Handle handle, Draft draft, Instant now, Instant due) {
        return bound(handle.createUpdate("""
                        INSERT INTO mail_outbox (id, topic, kind, payload, occurrences, created_at, next_attempt_at, attempts)
                        SELECT :id, :topic, :kind, :payload, 1, :now, :due, 0
                        WHERE NOT EXISTS (SELECT 1 FROM mail_outbox WHERE topic = :topic)"""), draft)
                        .bind("now", now)
                        .bind("due", due)
                        .execute()
                == 1;
    }

    /** Puts a mail in, or has the one about its topic tell of one occurrence more. */
    void putOrCount(Handle handle, Draft draft, Instant now, Instant due) {
        if (!put(handle, draft, now, due)) {
            handle.createUpdate("UPDATE mail_outbox SET occurrences = occurrences + 1 WHERE topic = :topic")
                    .bind("topic", draft.topic())
                    .execute();
        }
    }

    boolean isThere(Handle handle, String topic) {
        return handle.createQuery("SELECT COUNT(*) FROM mail_outbox WHERE topic = :topic")
                        .bind("topic", topic)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** How many mails about violations were made since a moment. */
    long madeSince(Handle handle, Instant from) {
        return handle.createQuery("SELECT COUNT(*) FROM mail_outbox WHERE created_at >= :from AND kind = :kind")
                .bind("from", from)
                .bind("kind", MailKind.VIOLATION.name())
                .mapTo(Long.class)
                .one();
    }

    boolean isAnyDue(Handle handle, Instant now) {
        return handle.createQuery("SELECT id FROM mail_outbox WHERE next_attempt_at <= :now LIMIT 1")
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne()
                .isPresent();
    }

    /** Takes the mail that is due longest; nobody else gets it for a while. */
    Optional<Due> claim(Handle handle, Instant now) {
        Optional<Due> due = handle.createQuery("""
                        SELECT id, kind, payload, occurrences, attempts FROM mail_outbox WHERE next_attempt_at <= :now
                        ORDER BY next_attempt_at LIMIT 1 FOR UPDATE""")
                .bind("now", now)
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new Due(
                            row.id("id"),
                            row.constant("kind", MailKind.class),
                            row.text("payload"),
                            row.number("occurrences"),
                            (int) row.number("attempts") + 1);
                })
                .findOne();
        due.ifPresent(mail -> handle.createUpdate(
                        "UPDATE mail_outbox SET attempts = attempts + 1, next_attempt_at = :again WHERE id = :id")
                .bind("again", now.plus(LEASE))
                .bind("id", mail.id())
                .execute());
        return due;
    }

    void sent(Handle handle, Due mail, Instant now) {
        handle.createUpdate(
                        "UPDATE mail_outbox SET sent_at = :now, next_attempt_at = NULL, last_error = NULL WHERE id = :id")
                .bind("now", now)
                .bind("id", mail.id())
                .execute();
    }

    /** Remembers what went wrong, and when it is tried again: later each time, and not for ever. */
    void failed(Handle handle, Due mail, String error, Instant now) {
        Duration pause = PAUSES.get(Math.min(mail.attempts(), PAUSES.size()) - 1);
        handle.createUpdate("UPDATE mail_outbox SET last_error = :error, next_attempt_at = :again WHERE id = :id")
                .bind("error", error.length() <= MAX_ERROR ? error : error.substring(0, MAX_ERROR))
                .bind("again", mail.attempts() < MOST_ATTEMPTS ? now.plus(pause) : null)
                .bind("id", mail.id())
                .execute();
    }

    /** Forgets what was made before a moment and does not wait any more. */
    void forgetBefore(Handle handle, Instant oldest) {
        handle.createUpdate("DELETE FROM mail_outbox WHERE created_at < :oldest AND next_attempt_at IS NULL")
                .bind("oldest", oldest)
                .execute();
    }

    /** How mail does. */
    MailState state(Handle handle) {
        return handle.createQuery("""
                        SELECT COUNT(CASE WHEN next_attempt_at IS NOT NULL THEN 1 END) AS waiting,
                            COUNT(CASE WHEN sent_at IS NULL AND last_error IS NOT NULL THEN 1 END) AS failing
                        FROM mail_outbox""")
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new MailState(row.number("waiting"), row.number("failing"));
                })
                .one();
    }

    private static Update bound(Update update, Draft draft) {
        return update.bind("id", draft.id())
                .bind("topic", draft.topic())
                .bind("kind", draft.kind().name())
                .bind("payload", draft.payload());
    }
}
