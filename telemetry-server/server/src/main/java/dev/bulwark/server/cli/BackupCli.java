package dev.bulwark.server.cli;

import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.maintenance.StoreBackup;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.PrivateFile;
import dev.bulwark.server.store.StoreInUseException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies the store into one file. */
@Command(name = "backup", description = "Copies the store and its keys into one file", mixinStandardHelpOptions = true)
final class BackupCli implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The zip to write")
    private Path to = Path.of("");

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "A running server that makes it; BULWARK_TOKEN in the environment is an API token of an owner")
    private @Nullable URI server;

    @Override
    public Integer call() throws IOException {
        StoreBackup.Manifest manifest = server == null ? own() : of(server);
        Output.of(spec)
                .println("wrote " + to + ", "
                        + (manifest.storedUpTo() == null
                                ? "which has nothing of the journal"
                                : "which has the journal up to " + manifest.storedUpTo()));
        return 0;
    }

    private StoreBackup.Manifest own() throws IOException {
        ServerSettings settings = options.settings();
        Path data = Path.of(settings.data());
        try (Database database = Database.open(settings.store(), data)) {
            return StoreBackup.write(database, data, to, Clock.systemUTC());
        } catch (StoreInUseException e) {
            throw new IllegalArgumentException(e.getMessage() + "; a running server makes it with --server URL", e);
        }
    }

    /** Read once more as a whole, so that what is kept is known to be good. */
    private StoreBackup.Manifest of(URI running) throws IOException {
        if (Files.exists(to)) {
            throw new IllegalArgumentException(to + " exists already");
        }
        String token = Objects.requireNonNullElse(System.getenv("BULWARK_TOKEN"), "");
        Path part = to.resolveSibling(to.getFileName() + ".part");
        PrivateFile.create(part, new byte[0]);
        try {
            new RemoteServer(running, token).download("/api/v1/admin/backup", part);
            StoreBackup.Manifest manifest = StoreBackup.check(part);
            Files.move(part, to);
            return manifest;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }
}
