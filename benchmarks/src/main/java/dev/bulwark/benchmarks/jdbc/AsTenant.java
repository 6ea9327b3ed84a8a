package dev.bulwark.benchmarks.jdbc;

import java.sql.SQLException;

/** How work runs on behalf of a tenant. */
interface AsTenant {
    /** For libraries that know of no tenants. */
    AsTenant DIRECTLY = new AsTenant() {
        @Override
        public <T> T run(Work<T> work) throws SQLException {
            return work.run();
        }
    };

    <T> T run(Work<T> work) throws SQLException;

    /** Work with a database. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }
}
