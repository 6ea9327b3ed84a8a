package dev.bulwark.server.audit;

import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the newest entry of the audit log: on request, and in the server's log. Whoever collects logs elsewhere thereby
 * keeps what the end of the audit log can be checked against. Thread-safe.
 */
public final class AuditHeads {
    private static final Logger LOG = LoggerFactory.getLogger(AuditHeads.class);

    private final Jdbi jdbi;
    private @Nullable AuditHead published;

    public AuditHeads(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes the newest entry into the server's log, unless it stands there already. */
    public synchronized void publish() {
        AuditHead newest = newest();
        if (newest.sequence() > 0 && !newest.equals(published)) {
            LOG.info("audit head {}", newest);
            published = newest;
        }
    }

    AuditHead newest() {
        return jdbi.withHandle(AuditChain::head);
    }
}
