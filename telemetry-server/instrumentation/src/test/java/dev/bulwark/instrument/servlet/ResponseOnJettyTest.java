package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.testkit.MonitoredApp;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

class ResponseOnJettyTest extends ResponseContract {
    @Override
    MonitoredApp start(Path temporary) {
        return MonitoredApp.onJetty(temporary, UnaryOperator.identity());
    }
}
