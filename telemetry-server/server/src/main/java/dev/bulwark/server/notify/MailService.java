package dev.bulwark.server.notify;

import dev.bulwark.server.chores.Chores;
import dev.bulwark.server.chores.Chores.Chore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Tells people by mail, on a thread of its own; does nothing when there is no SMTP server or nobody to tell. Thread-safe. */
public final class MailService implements AutoCloseable {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofHours(1);

    private final NotifyParts parts;
    private final MailOutbox mails = new MailOutbox();
    private final ViolationWatch watch;
    private final boolean enabled;
    private final Chores chores;

    public MailService(NotifyParts parts, MailSettings mail, AlertSettings alerts) {
        this.parts = parts;
        this.watch = new ViolationWatch(parts, mails, alerts);
        this.enabled = mail.enabled() && !alerts.alertEmails().isEmpty();
        this.chores = new Chores("mail", enabled ? chores(mail, alerts.alertEmails()) : List.of());
    }

    /** Mails are made before they are sent. */
    private List<Chore> chores(MailSettings mail, List<String> recipients) {
        List<Chore> some = new ArrayList<>();
        some.add(new Chore("Looking for violations to tell", OFTEN, watch::look));
        if (!mail.dailySummaryAt().isEmpty()) {
            LocalTime hour = LocalTime.parse(mail.dailySummaryAt());
            DailySummary summary = new DailySummary(parts, mails, hour, ZoneId.of(mail.zone()));
            some.add(new Chore("Summing up the day", OFTEN, summary::makeIfDue));
        }
        Postman postman = new Postman(parts, mails, new SmtpSender(mail, parts.clock()), recipients);
        some.add(new Chore("Sending mail", OFTEN, postman::deliver));
        some.add(new Chore("Forgetting old mail", SELDOM, this::forgetOld));
        return some;
    }

    /** Whether there is somebody to tell and a way to do it. */
    public boolean enabled() {
        return enabled;
    }

    public void start() {
        if (enabled) {
            watch.begin();
            chores.start();
        }
    }

    /** How mail does. */
    public MailState state() {
        return parts.jdbi().withHandle(mails::state);
    }

    /** What is not sent is sent after the next start. */
    @Override
    public void close() {
        chores.close();
    }

    private void forgetOld() {
        Instant oldest = parts.clock().instant().minus(KEPT);
        parts.transactions().run(handle -> mails.forgetBefore(handle, oldest));
    }
}
