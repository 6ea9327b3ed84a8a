package dev.bulwark.benchmarks.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;

/** A filled database behind a watcher. */
record WatchedDatabase(DataSource dataSource, AsTenant tenant, Runnable end) implements AutoCloseable {
    <T> T asTenant(AsTenant.Work<T> work) throws SQLException {
        return tenant.run(work);
    }

    /** The same work so many times within one request. */
    <T> T often(int times, AsTenant.Work<T> work) throws SQLException {
        return asTenant(() -> {
            T last = work.run();
            for (int i = 1; i < times; i++) {
                last = work.run();
            }
            return last;
        });
    }

    @Override
    public void close() {
        end.run();
    }
}
