package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.instrument.testkit.TomcatServer;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

class ConnectionOnTomcatTest extends ConnectionContract {
    @Override
    MonitoredApp start(Path temporary, UnaryOperator<BulwarkSettings.Builder> settings) {
        return new MonitoredApp(
                temporary.resolve("spool"),
                settings,
                (handler, filter) -> new TomcatServer(handler, filter, temporary));
    }
}
