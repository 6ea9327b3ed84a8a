package dev.bulwark.server.notify;

import dev.bulwark.server.failures.FailureDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Makes the mail about what failed within a day, once for each day. The first goes out at once, which shows that mail
 * arrives; a day whose hour passed while no server ran is made up for. Thread-safe.
 */
final class DailySummary {
    private final NotifyParts parts;
    private final MailOutbox mails;
    private final LocalTime hour;
    private final ZoneId zone;

    DailySummary(NotifyParts parts, MailOutbox mails, LocalTime hour, ZoneId zone) {
        this.parts = parts;
        this.mails = mails;
        this.hour = hour;
        this.zone = zone;
    }

    /** Makes the mail if its hour has come. */
    void makeIfDue() {
        Instant now = parts.clock().instant();
        String topic = "summary of " + newestDay(now);
        if (parts.jdbi().withHandle(handle -> mails.isThere(handle, topic))) {
            return;
        }
        FailureDigest digest = parts.failures().digest(now);
        MailOutbox.Draft draft = new MailOutbox.Draft(
                parts.ids().next(), topic, MailKind.DAILY_SUMMARY, parts.json().write(digest));
        parts.transactions().run(handle -> mails.put(handle, draft, now, now));
    }

    private LocalDate newestDay(Instant now) {
        ZonedDateTime local = now.atZone(zone);
        LocalDate today = local.toLocalDate();
        return local.toLocalTime().isBefore(hour) ? today.minusDays(1) : today;
    }
}
