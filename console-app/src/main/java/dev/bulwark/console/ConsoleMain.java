package dev.bulwark.console;

import java.util.logging.Logger;
import javafx.application.Application;
import picocli.CommandLine;

/**
 * Starts the console. Apart from the {@link Application} class, since Java would otherwise ask for JavaFX on the module
 * path before a line of ours runs.
 */
public final class ConsoleMain {
    private static final int BAD_USAGE = 2;

    /** Held here, as the logging system forgets loggers that nobody holds. JavaFX on the class path is what we want. */
    private static final Logger CLASS_PATH_NOTICE = Logger.getLogger("javafx");

    private ConsoleMain() {}

    public static void main(String[] arguments) {
        CommandLine commandLine = ConsoleOptions.commandLine(new ConsoleOptions());
        try {
            if (CommandLine.printHelpIfRequested(commandLine.parseArgs(arguments))) {
                return;
            }
        } catch (CommandLine.ParameterException e) {
            System.err.println(e.getMessage());
            commandLine.usage(System.err);
            System.exit(BAD_USAGE);
        }
        CLASS_PATH_NOTICE.setFilter(entry -> !entry.getMessage().startsWith("Unsupported JavaFX configuration"));
        Headless.prepare(System.getenv(), System.getProperty("os.name"));
        Application.launch(ConsoleApp.class, arguments);
    }
}
