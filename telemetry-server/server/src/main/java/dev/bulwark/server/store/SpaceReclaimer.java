package dev.bulwark.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the embedded store's file from growing beyond what is in it, beside the server's work. */
final class SpaceReclaimer implements StoreEngine.Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(SpaceReclaimer.class);
    private static final int EVERY_SECONDS = 1;
    private static final int STOP_SECONDS = 5;

    private final DataSource pool;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "space-reclaimer");
        thread.setDaemon(true);
        return thread;
    });

    SpaceReclaimer(DataSource pool) {
        this.pool = pool;
        executor.scheduleWithFixedDelay(this::reclaim, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends without an interrupt, which would close the store's file. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reclaim() {
        try (Connection connection = pool.getConnection()) {
            EmbeddedH2.reclaimSpace(connection);
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Space in the store's file could not be reclaimed; it is tried again", e);
        }
    }
}
