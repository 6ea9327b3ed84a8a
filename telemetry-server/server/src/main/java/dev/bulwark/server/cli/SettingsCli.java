package dev.bulwark.server.cli;

import dev.bulwark.server.config.SettingsFile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints all settings, to begin a settings file with. */
@Command(
        name = "settings",
        description = "Prints every setting with its default and what it means, as YAML",
        mixinStandardHelpOptions = true)
final class SettingsCli implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Output.of(spec).print(SettingsFile.explained());
        Output.of(spec).flush();
        return 0;
    }
}
