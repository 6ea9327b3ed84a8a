package dev.bulwark.server.cli;

import dev.bulwark.server.config.ServerVersion;
import dev.bulwark.server.config.SettingsException;
import dev.bulwark.server.http.CannotListenException;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.journal.JournalInUseException;
import dev.bulwark.server.store.StoreInUseException;
import dev.bulwark.server.store.StoreUnreachableException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: what it understands, and what it says when something is wrong. */
@Command(
        name = "bulwark-server",
        description = "Bulwark's telemetry server",
        mixinStandardHelpOptions = true,
        versionProvider = ServerCli.Version.class,
        subcommands = {
            ServeCli.class,
            UserCli.class,
            TokenCli.class,
            AuditCli.class,
            EvidenceCli.class,
            SettingsCli.class,
            VerifyCli.class,
            BackupCli.class,
            RestoreCli.class,
            RebuildCli.class,
            ExportCli.class,
            DoctorCli.class
        })
public final class ServerCli {
    ServerCli() {}

    /** The version in the program's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"bulwark-server " + ServerVersion.get()};
        }
    }

    /** Runs one command and returns its exit status: 0 done, 1 failed, 2 not understood. */
    public static int run(String... arguments) {
        CommandLine commandLine = new CommandLine(new ServerCli());
        commandLine.setExecutionExceptionHandler(ServerCli::tell);
        return commandLine.execute(arguments);
    }

    private static int tell(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof SettingsException
                || failure instanceof StoreInUseException
                || failure instanceof JournalInUseException
                || failure instanceof StoreUnreachableException
                || failure instanceof CannotListenException
                || failure instanceof RefusalException
                || failure instanceof IllegalArgumentException) {
            commandLine.getErr().println(failure.getMessage());
            return 1;
        }
        throw failure;
    }
}
