package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.instrument.testkit.UndertowServer;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

class HostileHeadersOnUndertowTest extends HostileHeadersContract {
    @Override
    MonitoredApp start(Path temporary, UnaryOperator<BulwarkSettings.Builder> settings) {
        return new MonitoredApp(temporary, settings, UndertowServer::new);
    }
}
