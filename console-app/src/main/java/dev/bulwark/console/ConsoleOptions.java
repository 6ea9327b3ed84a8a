package dev.bulwark.console;

import dev.bulwark.console.settings.ThemeChoice;
import dev.bulwark.console.shell.Size;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What the console is started with. */
@Command(
        name = "bulwark-console",
        mixinStandardHelpOptions = true,
        version = "Bulwark console 0.1.0",
        description = "The operations console. Name and password are asked for, or taken from the environment"
                + " variables BULWARK_USER (owner unless set) and BULWARK_PASSWORD.")
public final class ConsoleOptions {
    private static final Size STANDARD = new Size(1440, 900);

    /** Of the largest picture. */
    private static final Size OF_TOUR = new Size(1600, 1000);

    @Option(names = "--server", paramLabel = "URL", description = "address of the telemetry server")
    private @Nullable String server;

    @Option(names = "--tour", paramLabel = "DIR", description = "save a picture of every view into DIR, then end")
    private @Nullable Path tour;

    @Option(names = "--theme", description = "light or dark; remembered")
    private @Nullable ThemeChoice theme;

    @Option(
            names = "--size",
            paramLabel = "WIDTHxHEIGHT",
            converter = SizeConverter.class,
            description = "size of the window's content, such as 1600x1000")
    private @Nullable Size size;

    /**
     * Reads the command line.
     *
     * @throws CommandLine.ParameterException if it is not understood
     */
    public static ConsoleOptions parse(List<String> arguments) {
        ConsoleOptions options = new ConsoleOptions();
        commandLine(options).parseArgs(arguments.toArray(String[]::new));
        return options;
    }

    static CommandLine commandLine(ConsoleOptions options) {
        return new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
    }

    public @Nullable String server() {
        return server;
    }

    /** Where the pictures go; null when the console is to be used. */
    public @Nullable Path tour() {
        return tour;
    }

    public @Nullable ThemeChoice theme() {
        return theme;
    }

    public Size size() {
        if (size != null) {
            return size;
        }
        return tour == null ? STANDARD : OF_TOUR;
    }

    private static final class SizeConverter implements ITypeConverter<Size> {
        @Override
        public Size convert(String text) {
            String[] parts = text.split("x", -1);
            try {
                if (parts.length == 2) {
                    return new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                }
            } catch (NumberFormatException e) {
                throw new CommandLine.TypeConversionException("must be written as 1600x1000");
            }
            throw new CommandLine.TypeConversionException("must be written as 1600x1000");
        }
    }
}
