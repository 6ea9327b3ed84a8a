package dev.bulwark.server.cli;

import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.config.ServerVersion;
import dev.bulwark.server.config.SettingsException;
import dev.bulwark.server.doctor.Doctor;
import dev.bulwark.server.doctor.Finding;
import dev.bulwark.server.store.WireName;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks for what may keep the server from its work. */
@Command(
        name = "doctor",
        description = "Looks at settings, files, disk, clock, store, journal, port, certificate and mail; changes"
                + " nothing, and ends with 1 if something keeps the server from its work",
        mixinStandardHelpOptions = true)
final class DoctorCli implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Output.of(spec);
        out.println("bulwark-server " + ServerVersion.get() + ", Java " + Runtime.version());
        ServerSettings settings;
        try {
            settings = options.settings();
        } catch (SettingsException e) {
            print(out, new Finding(Finding.Level.FAIL, "settings", String.valueOf(e.getMessage())));
            return 1;
        }
        print(out, new Finding(Finding.Level.OK, "settings", "can be used"));
        Finding.Level worst = new Doctor(settings, Clock.systemUTC())
                .run(
                        line -> {
                            out.println("      " + line);
                            out.flush();
                        },
                        finding -> print(out, finding));
        return worst == Finding.Level.FAIL ? 1 : 0;
    }

    private static void print(PrintWriter out, Finding finding) {
        out.printf("%-5s %-11s %s%n", WireName.of(finding.level()), finding.subject(), finding.message());
        out.flush();
    }
}
