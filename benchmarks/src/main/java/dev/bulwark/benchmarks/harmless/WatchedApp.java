package dev.bulwark.benchmarks.harmless;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.Caller;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A small application in a process of its own: Jetty, H2, one statement for each request. Says its port on standard output,
 * and for each line on standard input the bytes of its heap that are in use after a collection.
 */
public final class WatchedApp {
    private static final String BARE = "bare";
    private static final int TODOS = 1000;

    private WatchedApp() {}

    /**
     * Starts it.
     *
     * @param arguments address of the telemetry server, or {@code bare} for none of Bulwark at all; folder for the spool
     */
    public static void main(String[] arguments) throws Exception {
        DataSource database = JdbcConnectionPool.create("jdbc:h2:mem:todos;DB_CLOSE_DELAY=-1", "sa", "");
        fill(database);
        ServletContextHandler context = new ServletContextHandler("/");
        Server server = new Server(0);
        if (arguments[0].equals(BARE)) {
            context.addServlet(new ServletHolder(new Todos(database)), "/*");
        } else {
            watch(context, database, arguments);
        }
        server.setHandler(context);
        server.start();
        System.out.println(((ServerConnector) server.getConnectors()[0]).getLocalPort());
        while (System.in.read() >= 0) {
            System.gc();
            System.out.println(
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        System.exit(0);
    }

    private static void watch(ServletContextHandler context, DataSource database, String[] arguments) {
        Bulwark bulwark = Bulwark.start(BulwarkSettings.builder()
                .server(URI.create(arguments[0]))
                .app("harmless")
                .spoolDirectory(Path.of(arguments[1]))
                .build());
        Caller seven = new Caller("7", "load");
        FilterHolder filter = new FilterHolder(bulwark.filter(request -> seven));
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        context.addServlet(new ServletHolder(new Todos(bulwark.watch(database, "main"))), "/*");
    }

    private static void fill(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE todos(organization_id INT NOT NULL, id INT NOT NULL, title VARCHAR(200),"
                    + " PRIMARY KEY (organization_id, id))");
            statement.execute("INSERT INTO todos SELECT 7, x, 'Call the customer back about offer ' || x"
                    + " FROM SYSTEM_RANGE(1, " + TODOS + ")");
        }
    }

    /** Answers with one row as JSON. */
    private static final class Todos extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient DataSource database;

        Todos(DataSource database) {
            this.database = database;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.getOutputStream().print("{\"organization_id\":7,\"title\":\"" + title(42) + "\"}");
        }

        private String title(int id) throws IOException {
            try (Connection connection = database.getConnection();
                    PreparedStatement statement = connection.prepareStatement(
                            "SELECT title FROM todos WHERE organization_id = ? AND id = ?")) {
                statement.setInt(1, 7);
                statement.setInt(2, id);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? rows.getString(1) : "";
                }
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
