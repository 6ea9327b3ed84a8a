package dev.bulwark.benchmarks.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

/** A filled database behind a watcher. */
record WatchedDatabase(DataSource dataSource, AsTenant tenant, Runnable end) implements AutoCloseable {
    <T> T asTenant(AsTenant.Work<T> work) throws SQLException {
        return tenant.run(work);
    }

    @Override
    public void close() {
        end.run();
    }
}
