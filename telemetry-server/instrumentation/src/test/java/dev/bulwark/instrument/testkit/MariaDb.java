package dev.bulwark.instrument.testkit;

import java.sql.SQLException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The one MariaDB of the test run, which starts when first asked for and ends with the run. Tests that ask it for a database
 * are skipped where it does not run.
 */
public final class MariaDb implements AutoCloseable {
    private final MariaDbServer server;
    private final String reason;

    private MariaDb(MariaDbServer server, String reason) {
        this.server = server;
        this.reason = reason;
    }

    private static MariaDb start() {
        try {
            return new MariaDb(MariaDbServer.start(), "");
        } catch (UnsupportedOperationException e) {
            return new MariaDb(null, e.getMessage());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes a database, empty.
     *
     * @return where it is, in the form of JDBC addresses and without the driver's name
     */
    public String create(String database) throws SQLException {
        Assumptions.assumeTrue(server != null, reason);
        server.execute("SET foreign_key_checks = 0", "CREATE OR REPLACE DATABASE `" + database + "`");
        return server.url(database);
    }

    @Override
    public void close() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    /** Hands it out to tests. */
    public static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == MariaDb.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(MariaDb.class))
                    .computeIfAbsent(MariaDb.class, key -> start(), MariaDb.class);
        }
    }
}
