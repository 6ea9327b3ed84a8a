package dev.bulwark.server.cli;

import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.maintenance.Replacement;
import dev.bulwark.server.maintenance.StoreBackup;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts a backup in the place of the store, while no server runs. */
@Command(
        name = "restore",
        description = "Puts a backup in the place of the store; the next start adds what the journal has beyond it",
        mixinStandardHelpOptions = true)
final class RestoreCli implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The zip to read")
    private Path from = Path.of("");

    @Override
    public Integer call() throws IOException {
        ServerSettings settings = options.settings();
        PrintWriter out = Output.of(spec);
        Replacement replacement = new Replacement(settings.store(), Path.of(settings.data()), settings.journal());
        StoreBackup.Manifest manifest = replacement.by(from, out::println);
        out.println("restored what was backed up at " + manifest.createdAt());
        return 0;
    }
}
