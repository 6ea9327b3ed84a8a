package dev.bulwark.isolation.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code bulwark}. */
@Command(
        name = "bulwark",
        description = "Offline work with Bulwark.",
        mixinStandardHelpOptions = true,
        subcommands = CheckCommand.class)
public final class BulwarkCli implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    /** Runs the program and ends the process with its exit status. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        System.exit(commandLine().setOut(out).execute(arguments));
    }

    /** The program as picocli runs it. */
    static CommandLine commandLine() {
        return new CommandLine(new BulwarkCli());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
