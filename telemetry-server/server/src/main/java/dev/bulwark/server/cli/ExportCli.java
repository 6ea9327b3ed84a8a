package dev.bulwark.server.cli;

import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.export.ExportFormat;
import dev.bulwark.server.export.ExportKind;
import dev.bulwark.server.export.ExportQuery;
import dev.bulwark.server.export.Exporter;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.StoreInUseException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes rows of the store to a file or to standard output. */
@Command(
        name = "export",
        description = "Writes rows of the store as NDJSON or CSV; a running server does it at GET /api/v1/admin/export",
        mixinStandardHelpOptions = true)
final class ExportCli implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--kind", required = true, paramLabel = "KIND", description = "Such as violation, audit, log")
    private String kind = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "ndjson (the default) or csv")
    private String format = "ndjson";

    @Option(names = "--from", paramLabel = "TIME", description = "The first moment, such as 2026-03-01T00:00:00Z")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "The first moment after it")
    private @Nullable Instant to;

    @Option(names = "--tenant", paramLabel = "TENANT", description = "Default: all")
    private @Nullable String tenant;

    @Option(names = "--output", paramLabel = "FILE", description = "Default: standard output")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        ServerSettings settings = options.settings();
        ExportQuery query =
                new ExportQuery(QueryParameters.constantOf("--kind", kind, ExportKind.class), from, to, tenant);
        ExportFormat form = QueryParameters.constantOf("--format", format, ExportFormat.class);
        try (Database database = Database.open(settings.store(), Path.of(settings.data()))) {
            write(new Exporter(database.jdbi()), query, form);
        } catch (StoreInUseException e) {
            throw new IllegalArgumentException(e.getMessage() + " Or ask it: GET /api/v1/admin/export?kind=" + kind, e);
        }
        return 0;
    }

    /** What is said goes to standard error, as rows may go to standard output. */
    private void write(Exporter exporter, ExportQuery query, ExportFormat form) throws IOException {
        PrintWriter err = Output.errors(spec);
        Path file = output;
        long rows;
        if (file == null) {
            rows = exporter.export(query, form, System.out, count -> {});
        } else {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                rows = exporter.export(query, form, out, count -> tell(err, count + " rows so far"));
            }
        }
        tell(err, rows + " rows");
    }

    private static void tell(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }
}
