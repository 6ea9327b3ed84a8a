package dev.bulwark.server.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people by mail, on a thread of its own; does nothing when there is no SMTP server or nobody to tell. Thread-safe. */
public final class MailService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailService.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int EVERY_MILLIS = 1_000;
    private static final int STOP_SECONDS = 15;

    private final NotifyParts parts;
    private final MailOutbox mails = new MailOutbox();
    private final ViolationWatch watch;
    private final List<Runnable> rounds = new ArrayList<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "mail");
        thread.setDaemon(true);
        return thread;
    });

    public MailService(NotifyParts parts, MailSettings mail, AlertSettings alerts) {
        this.parts = parts;
        this.watch = new ViolationWatch(parts, mails, alerts);
        if (mail.enabled() && !alerts.alertEmails().isEmpty()) {
            rounds.add(watch::look);
            if (!mail.dailySummaryAt().isEmpty()) {
                LocalTime hour = LocalTime.parse(mail.dailySummaryAt());
                rounds.add(new DailySummary(parts, mails, hour, ZoneId.of(mail.zone()))::makeIfDue);
            }
            rounds.add(new Postman(parts, mails, new SmtpSender(mail, parts.clock()), alerts.alertEmails())::deliver);
        }
    }

    /** Whether there is somebody to tell and a way to do it. */
    public boolean enabled() {
        return !rounds.isEmpty();
    }

    public void start() {
        if (enabled()) {
            watch.begin();
            executor.scheduleWithFixedDelay(
                    () -> rounds.forEach(MailService::tried), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            executor.scheduleWithFixedDelay(() -> tried(this::forgetOld), 0, 1, TimeUnit.HOURS);
        }
    }

    /** How mail does. */
    public MailState state() {
        return parts.jdbi().withHandle(mails::state);
    }

    /** Ends without an interrupt, which would close the store's file; what is not sent is sent after the next start. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forgetOld() {
        Instant oldest = parts.clock().instant().minus(KEPT);
        parts.transactions().run(handle -> mails.forgetBefore(handle, oldest));
    }

    private static void tried(Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.error("Mail could not go on; it is tried again", e);
        }
    }
}
