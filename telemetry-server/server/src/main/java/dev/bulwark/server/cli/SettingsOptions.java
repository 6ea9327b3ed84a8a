package dev.bulwark.server.cli;

import dev.bulwark.server.TelemetryServer;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.config.SettingsEnvironment;
import dev.bulwark.server.config.SettingsFile;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that opens the store takes its settings from: options, environment, file, defaults, in this order. */
final class SettingsOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "Where the data is; default: ./bulwark-data")
    private @Nullable String data;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings as YAML")
    private @Nullable Path config;

    ServerSettings settings() {
        ServerSettings settings = config == null ? ServerSettings.defaults() : SettingsFile.read(config);
        settings = SettingsEnvironment.applied(settings, System.getenv());
        return data == null ? settings : settings.withData(data);
    }

    /**
     * For what is done while no server runs.
     *
     * @throws dev.bulwark.server.store.StoreInUseException if a server runs on the data
     */
    TelemetryServer open() {
        return TelemetryServer.open(settings(), Clock.systemUTC());
    }
}
