package dev.bulwark.server.cli;

import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.config.SettingsFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which data and which settings. */
final class SettingsOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "Where the data is; default: ./bulwark-data")
    private @Nullable String data;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings as YAML")
    private @Nullable Path config;

    ServerSettings settings() {
        ServerSettings settings = config == null ? ServerSettings.defaults() : SettingsFile.read(config);
        return data == null ? settings : settings.withData(data);
    }
}
