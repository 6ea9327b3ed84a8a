package dev.bulwark.server.audit;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the newest entry of the audit log: on request, and every five minutes in the server's log if it is another one by
 * then. Whoever collects logs elsewhere thereby keeps what the end of the audit log can be checked against. Thread-safe.
 */
public final class AuditHeads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditHeads.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Jdbi jdbi;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "audit-head");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable AuditHead published;

    public AuditHeads(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public void start() {
        timer.scheduleWithFixedDelay(this::publish, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    AuditHead newest() {
        return jdbi.withHandle(AuditChain::head);
    }

    @Override
    public void close() {
        timer.shutdown();
        publish();
    }

    private synchronized void publish() {
        try {
            AuditHead newest = newest();
            if (newest.sequence() > 0 && !newest.equals(published)) {
                LOG.info("audit head {}", newest);
                published = newest;
            }
        } catch (RuntimeException e) {
            LOG.warn("The audit head cannot be published now", e);
        }
    }
}
