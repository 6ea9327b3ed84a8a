package dev.bulwark.benchmarks.application;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A small application in a process of its own: Jetty and H2. Answers {@value #PLAIN} with a kilobyte of JSON and
 * {@value #STORED} with the same after it has read a row. Says its port on standard output, and what it has used so far for
 * each line on standard input; see {@link Costs}.
 */
public final class Application {
    static final String PLAIN = "/plain";
    static final String STORED = "/stored";

    private static final int TODOS = 1000;

    private Application() {}

    /**
     * Starts it.
     *
     * @param arguments who watches it, a {@link Watching}; address of the telemetry server; folder for what is kept on disk
     */
    public static void main(String[] arguments) throws Exception {
        DataSource database = JdbcConnectionPool.create("jdbc:h2:mem:todos;DB_CLOSE_DELAY=-1", "sa", "");
        fill(database);
        ServletContextHandler context = new ServletContextHandler("/");
        DataSource watched =
                Watching.valueOf(arguments[0]).install(context, database, arguments[1], Path.of(arguments[2]));
        context.addServlet(new ServletHolder(new Todos(null)), PLAIN);
        context.addServlet(new ServletHolder(new Todos(watched)), STORED);
        Server server = new Server(0);
        server.setHandler(context);
        server.start();
        System.out.println(((ServerConnector) server.getConnectors()[0]).getLocalPort());
        answerQuestions();
        System.exit(0);
    }

    private static void answerQuestions() throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println((question.equals(Costs.WITH_HEAP) ? costsAfterCollection() : costs(0)).line());
        }
    }

    private static Costs costsAfterCollection() {
        System.gc();
        return costs(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }

    private static Costs costs(long heapBytes) {
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        long[] all = threads.getAllThreadIds();
        long allocated = Arrays.stream(threads.getThreadAllocatedBytes(all)).sum();
        long own = LongStream.of(all)
                .filter(id -> isOwn(threads, id))
                .map(threads::getThreadCpuTime)
                .sum();
        return new Costs(process.getProcessCpuTime(), own, allocated, heapBytes);
    }

    /** Whether a thread is the one of Bulwark that ships. */
    private static boolean isOwn(ThreadMXBean threads, long id) {
        java.lang.management.ThreadInfo thread = threads.getThreadInfo(id);
        return thread != null && thread.getThreadName().equals("bulwark-shipper");
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
}
