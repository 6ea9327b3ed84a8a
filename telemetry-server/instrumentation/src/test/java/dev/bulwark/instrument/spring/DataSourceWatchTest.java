package dev.bulwark.instrument.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.model.ingest.GaugeEvent;
import dev.bulwark.model.ingest.Gauges;
import dev.bulwark.model.ingest.ViolationEvent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** The data sources of a context without a web. */
class DataSourceWatchTest {
    private final IngestServer server = new IngestServer();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @TempDir
    private Path spool;

    @AfterEach
    void close() {
        context.close();
        server.close();
    }

    @Test
    void aPoolIsWatchedAndStaysAPoolOfItsClass() throws SQLException {
        context.registerBean("orders", HikariDataSource.class, () -> pool());
        start(Map.of("bulwark.gauge-interval", "100ms"));

        HikariDataSource pool = context.getBean(HikariDataSource.class);
        readWithoutTenant(pool);

        assertReportedOnce();
        assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
        assertThat(pool.isWrapperFor(HikariDataSource.class)).isTrue();
        assertThat(pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().getTotalConnections())
                .isPositive();
        await().until(() -> server.events(GaugeEvent.class).stream()
                .anyMatch(gauge -> gauge.name().equals(Gauges.POOL_MAX)
                        && gauge.labels().get(Gauges.POOL_LABEL).equals("orders")));
        HikariDataSource real = pool.unwrap(HikariDataSource.class);
        context.close();
        assertThat(real.isClosed()).isTrue();
    }

    @Test
    void whatWaitsWithTheConnectionStillWaitsAndIsWatched() throws SQLException {
        Counting counting = new Counting();
        context.registerBean("lazy", DataSource.class, () -> lazy(counting));
        start(Map.of());
        DataSource lazy = context.getBean(DataSource.class);
        readWithoutTenant(lazy);
        int before = counting.connections.get();

        lazy.getConnection().close();

        assertThat(counting.connections).hasValue(before);
        assertReportedOnce();
        assertThat(lazy).isInstanceOf(LazyConnectionDataSourceProxy.class);
    }

    @Test
    void aStatementThroughSeveralWatchedDataSourcesIsReportedOnce() throws SQLException {
        context.registerBean("real", HikariDataSource.class, () -> pool());
        context.registerBean("routing", DataSource.class, () -> new Routing(context.getBean(HikariDataSource.class)));
        context.registerBean("lazy", DataSource.class, () -> lazy(context.getBean("routing", DataSource.class)));
        start(Map.of());

        readWithoutTenant(context.getBean("lazy", DataSource.class));

        assertReportedOnce();
    }

    @Test
    void aDataSourceOfAScopeIsReportedOnce() throws SQLException {
        context.getBeanFactory().registerScope("thread", new SimpleThreadScope());
        BeanDefinitionHolder scoped = new BeanDefinitionHolder(
                BeanDefinitionBuilder.rootBeanDefinition(DataSource.class, DataSourceWatchTest::h2)
                        .setScope("thread")
                        .getBeanDefinition(),
                "scoped");
        BeanDefinitionHolder proxy = ScopedProxyUtils.createScopedProxy(scoped, context, false);
        context.registerBeanDefinition("scoped", (RootBeanDefinition) proxy.getBeanDefinition());
        start(Map.of());

        readWithoutTenant(context.getBean("scoped", DataSource.class));

        assertReportedOnce();
    }

    @Test
    void aClassThatCannotBeExtendedIsKnownByItsInterface() throws SQLException {
        context.registerBean("final", DataSource.class, () -> new Sealed());
        start(Map.of());

        readWithoutTenant(context.getBean(DataSource.class));

        assertReportedOnce();
    }

    @Test
    void switchedOffThereIsOneThatDoesNothing() {
        context.registerBean("orders", HikariDataSource.class, () -> pool());
        start(Map.of("bulwark.enabled", "false"));

        assertThat(context.getBean(Bulwark.class).isWatching()).isFalse();
        assertThat(context.getBean(DataSource.class).getClass()).isEqualTo(HikariDataSource.class);
    }

    private void start(Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        Map<String, Object> always = Map.of(
                "bulwark.server",
                server.address(),
                "bulwark.app",
                "shop",
                "bulwark.flush-interval",
                "100ms",
                "bulwark.spool-directory",
                spool);
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("always", always));
        context.register(BulwarkAutoConfiguration.class);
        context.refresh();
    }

    private void readWithoutTenant(DataSource dataSource) throws SQLException {
        context.getBean(Bulwark.class).runAs(new Caller("7", "ada"), () -> {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS orders (id INT PRIMARY KEY, organization_id INT)");
                return statement.executeQuery("SELECT id FROM orders").next();
            }
        });
    }

    private void assertReportedOnce() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !server.events(ViolationEvent.class).isEmpty());
        context.getBean(Bulwark.class).close();
        assertThat(server.events(ViolationEvent.class))
                .singleElement()
                .satisfies(violation -> assertThat(violation.queryText()).isEqualTo("SELECT id FROM orders"));
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:");
        pool.setMaximumPoolSize(3);
        return pool;
    }

    private static DataSource h2() {
        JdbcDataSource real = new JdbcDataSource();
        real.setURL("jdbc:h2:mem:");
        return real;
    }

    private static DataSource lazy(DataSource real) {
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(real);
        return lazy;
    }

    /** Counts how often the thread that made it really wanted a connection. */
    private static class Counting extends AbstractDataSource {
        final AtomicInteger connections = new AtomicInteger();
        private final Thread counted = Thread.currentThread();

        @Override
        public Connection getConnection() throws SQLException {
            if (Thread.currentThread() == counted) {
                connections.incrementAndGet();
            }
            return h2().getConnection();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }

    private static final class Sealed extends Counting {}

    /** Leads to one of several, which is not known while the application starts. */
    private static class Routing extends AbstractRoutingDataSource {
        Routing(DataSource only) {
            setTargetDataSources(Map.of("only", only));
        }

        @Override
        protected Object determineCurrentLookupKey() {
            return "only";
        }
    }
}
