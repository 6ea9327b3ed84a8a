package dev.bulwark.server.cli;

import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.maintenance.StoreBackup;
import dev.bulwark.server.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies the store into one file, while no server runs. */
@Command(name = "backup", description = "Copies the store and its keys into one file", mixinStandardHelpOptions = true)
final class BackupCli implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The zip to write")
    private Path to = Path.of("");

    @Override
    public Integer call() throws IOException {
        ServerSettings settings = options.embedded();
        Path data = Path.of(settings.data());
        try (Database database = Database.open(settings.store(), data)) {
            StoreBackup.Manifest manifest = StoreBackup.write(database, data, to, Clock.systemUTC());
            Output.of(spec)
                    .println("wrote " + to + ", "
                            + (manifest.storedUpTo() == null
                                    ? "which has nothing of the journal"
                                    : "which has the journal up to " + manifest.storedUpTo()));
        }
        return 0;
    }
}
