package dev.bulwark.server.cli;

import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.ingest.StoredIds;
import dev.bulwark.server.maintenance.JournalCheck;
import dev.bulwark.server.store.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says whether the journal is whole and the store has what it should have. */
@Command(
        name = "verify",
        description = "Reads the whole journal and compares it with the store; ends with 1 if something is wrong",
        mixinStandardHelpOptions = true)
final class VerifyCli implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Output.of(spec);
        ServerSettings settings = options.settings();
        Path data = Path.of(settings.data());
        try (Database database = Database.open(settings.store(), data)) {
            StoredIds stored = new StoredIds(database.jdbi());
            JournalCheck.Report report = new JournalCheck(data, stored, Clock.systemUTC()).run(line -> {
                out.println(line);
                out.flush();
            });
            print(out, report);
            return report.isWell() ? 0 : 1;
        }
    }

    private static void print(PrintWriter out, JournalCheck.Report report) {
        out.println("journal: " + report.records() + " batches, " + report.events() + " events");
        report.damages().forEach(damage -> out.println("DAMAGED " + damage));
        out.println("stored up to " + report.storedUpTo() + ", " + report.waiting() + " events wait");
        out.println("put aside as dead letters: " + report.deadLetters());
        out.println((report.missing() > 0 ? "MISSING" : "missing") + " in the store: " + report.missing());
        out.println(report.isWell() ? "all is well" : "something is wrong");
        out.flush();
    }
}
