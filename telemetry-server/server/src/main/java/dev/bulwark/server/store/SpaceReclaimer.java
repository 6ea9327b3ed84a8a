package dev.bulwark.server.store;

import dev.bulwark.server.chores.Chores;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Keeps the embedded store's file from growing beyond what is in it, beside the server's work. */
final class SpaceReclaimer implements StoreEngine.Upkeep {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final DataSource pool;
    private final Chores chores = new Chores(
            "space-reclaimer", List.of(new Chores.Chore("Reclaiming space in the store's file", EVERY, this::reclaim)));

    SpaceReclaimer(DataSource pool) {
        this.pool = pool;
        chores.start();
    }

    @Override
    public void close() {
        chores.close();
    }

    private void reclaim() {
        try (Connection connection = pool.getConnection()) {
            EmbeddedH2.reclaimSpace(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
