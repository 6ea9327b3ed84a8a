package dev.bulwark.server.cli;

import dev.bulwark.server.TelemetryServer;
import dev.bulwark.server.config.ServerSettings;
import java.time.Clock;
import picocli.CommandLine.Option;

/** Where the data is, for commands that work on it while no server runs. */
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "bulwark-data", description = "Where the data is")
    private String data = "";

    /** @throws dev.bulwark.server.store.StoreInUseException if a server runs on it */
    TelemetryServer open() {
        return TelemetryServer.open(ServerSettings.defaults().withData(data), Clock.systemUTC());
    }
}
