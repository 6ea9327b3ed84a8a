package dev.bulwark.benchmarks.application;

import dev.bulwark.benchmarks.peers.OpenTelemetries;
import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.Caller;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import javax.sql.DataSource;
import net.bull.javamelody.JdbcWrapper;
import net.bull.javamelody.MonitoringFilter;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** Who watches an application. */
enum Watching {
    /** Nobody. */
    BARE {
        @Override
        DataSource install(ServletContextHandler context, DataSource database, String server, Path folder) {
            return database;
        }
    },
    /** The least code that times, counts and looks at every byte of the body; the database is not watched. */
    FLOOR {
        @Override
        DataSource install(ServletContextHandler context, DataSource database, String server, Path folder) {
            filter(context, new FloorFilter());
            return database;
        }
    },
    /** Bulwark with default settings: statements judged, rows and bodies checked for tenant 7. */
    BULWARK {
        @Override
        DataSource install(ServletContextHandler context, DataSource database, String server, Path folder) {
            Bulwark bulwark = Bulwark.start(BulwarkSettings.builder()
                    .server(URI.create(server))
                    .app("benchmark")
                    .spoolDirectory(folder)
                    .build());
            Caller seven = new Caller("7", "load");
            filter(context, bulwark.filter(request -> seven));
            return bulwark.watch(database, "main");
        }
    },
    /** JavaMelody's filter and wrapper with default settings, except that it looks for no updates of itself. */
    JAVAMELODY {
        @Override
        DataSource install(ServletContextHandler context, DataSource database, String server, Path folder) {
            System.setProperty("javamelody.update-check-disabled", "true");
            System.setProperty("javamelody.storage-directory", folder.toString());
            filter(context, new MonitoringFilter());
            return JdbcWrapper.SINGLETON.createDataSourceProxy("main", database);
        }
    },
    /** OpenTelemetry with its SDK: spans and metrics of requests, spans of statements, exported to nowhere. */
    OPEN_TELEMETRY {
        @Override
        DataSource install(ServletContextHandler context, DataSource database, String server, Path folder) {
            OpenTelemetry telemetry = OpenTelemetries.sdk();
            filter(context, new OpenTelemetryFilter(telemetry));
            return JdbcTelemetry.create(telemetry).wrap(database);
        }
    };

    /** Puts the library into an application; the answer is its database as it is used from then on. */
    abstract DataSource install(ServletContextHandler context, DataSource database, String server, Path folder);

    private static void filter(ServletContextHandler context, Filter filter) {
        FilterHolder holder = new FilterHolder(filter);
        holder.setAsyncSupported(true);
        context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    }
}
