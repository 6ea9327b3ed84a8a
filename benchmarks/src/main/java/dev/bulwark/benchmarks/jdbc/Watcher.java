package dev.bulwark.benchmarks.jdbc;

import com.p6spy.engine.spy.P6DataSource;
import dev.bulwark.benchmarks.peers.OpenTelemetries;
import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.Condensing;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import net.bull.javamelody.JdbcWrapper;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** The libraries that watch JDBC, each with a database of its own. */
public enum Watcher {
    /** Nobody: the driver alone. */
    BARE {
        @Override
        WatchedDatabase over(DataSource real) throws SQLException {
            return new WatchedDatabase(real, AsTenant.DIRECTLY, () -> {});
        }
    },
    /**
     * Every statement judged for tenant 7, who owns every row that is read; findings go nowhere. That a statement is run a
     * hundred times in a request, as here only to count requests for little, is not reported.
     */
    BULWARK {
        @Override
        WatchedDatabase over(DataSource real) throws SQLException {
            Bulwark bulwark = Bulwark.start(BulwarkSettings.builder()
                    .app("benchmark")
                    .condensing(Condensing.DEFAULTS.withRepeatedFrom(1000))
                    .spoolDirectory(spool())
                    .build());
            DataSource watched = bulwark.watch(real, "main");
            Caller seven = new Caller("7", "benchmark");
            AsTenant asSeven = new AsTenant() {
                @Override
                public <T> T run(AsTenant.Work<T> work) throws SQLException {
                    return bulwark.runAs(seven, work::run);
                }
            };
            return new WatchedDatabase(watched, asSeven, bulwark::close);
        }
    },
    /** P6Spy with its modules off, which is the least that it can do; see {@code spy.properties}. */
    P6SPY {
        @Override
        WatchedDatabase over(DataSource real) throws SQLException {
            return new WatchedDatabase(new P6DataSource(real), AsTenant.DIRECTLY, () -> {});
        }
    },
    /** datasource-proxy with one listener that does nothing. */
    DATASOURCE_PROXY {
        @Override
        WatchedDatabase over(DataSource real) throws SQLException {
            DataSource proxied = ProxyDataSourceBuilder.create(real)
                    .afterQuery((execution, queries) -> {})
                    .build();
            return new WatchedDatabase(proxied, AsTenant.DIRECTLY, () -> {});
        }
    },
    /** OpenTelemetry's wrapper without an SDK behind it, as in an application that does not trace. */
    OPEN_TELEMETRY_NO_OP {
        @Override
        WatchedDatabase over(DataSource real) throws SQLException {
            DataSource traced = JdbcTelemetry.create(OpenTelemetry.noop()).wrap(real);
            return new WatchedDatabase(traced, AsTenant.DIRECTLY, () -> {});
        }
    },
    /** The same with its SDK, which exports to nowhere. */
    OPEN_TELEMETRY_SDK {
        @Override
        WatchedDatabase over(DataSource real) throws SQLException {
            DataSource traced = JdbcTelemetry.create(OpenTelemetries.sdk()).wrap(real);
            return new WatchedDatabase(traced, AsTenant.DIRECTLY, () -> {});
        }
    },
    /** JavaMelody, which adds statements up by their text. */
    JAVAMELODY {
        @Override
        WatchedDatabase over(DataSource real) throws SQLException {
            DataSource counted = JdbcWrapper.SINGLETON.createDataSourceProxy("main", real);
            return new WatchedDatabase(counted, AsTenant.DIRECTLY, () -> {});
        }
    };

    /** Watches a database. */
    abstract WatchedDatabase over(DataSource real) throws SQLException;

    /** Opens the database of this watcher, filled. */
    WatchedDatabase open() throws SQLException {
        return over(MeetingsDatabase.create());
    }

    private static Path spool() {
        try {
            return Files.createTempDirectory("bulwark-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
