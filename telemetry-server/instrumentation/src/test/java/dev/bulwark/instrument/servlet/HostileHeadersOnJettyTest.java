package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.testkit.MonitoredApp;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

class HostileHeadersOnJettyTest extends HostileHeadersContract {
    @Override
    MonitoredApp start(Path temporary, UnaryOperator<BulwarkSettings.Builder> settings) {
        return MonitoredApp.onJetty(temporary, settings);
    }
}
