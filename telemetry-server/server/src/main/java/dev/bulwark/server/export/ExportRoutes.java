package dev.bulwark.server.export;

import dev.bulwark.server.access.Caller;
import dev.bulwark.server.audit.AuditEntry;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Transactions;
import dev.bulwark.server.store.WireName;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exports of the running server, one at a time; the audit log keeps who took what. */
public final class ExportRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ExportRoutes.class);
    private static final Set<String> PARAMETERS = Set.of("kind", "format", "from", "to", "tenant");
    private static final Duration COME_AGAIN = Duration.ofMinutes(1);

    private final Exporter exporter;
    private final Path data;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Semaphore turn = new Semaphore(1);

    /** @param data where an export is written before it is sent, so that it is sent whole or not at all */
    public ExportRoutes(Exporter exporter, Path data, Transactions transactions, AuditLog audit) {
        this.exporter = exporter;
        this.data = data;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** A file to take away. */
    public void export(Context context) {
        QueryParameters query = QueryParameters.of(context, PARAMETERS);
        String kind = query.text("kind");
        if (kind == null) {
            throw RefusalException.badInput("kind", "kind is required");
        }
        ExportQuery wanted = new ExportQuery(
                QueryParameters.constantOf("kind", kind, ExportKind.class),
                query.time("from"),
                query.time("to"),
                query.text("tenant"));
        ExportFormat format = QueryParameters.constantOf(
                "format", Objects.requireNonNullElse(query.text("format"), "ndjson"), ExportFormat.class);
        if (!turn.tryAcquire()) {
            throw RefusalException.of(ProblemKind.CONFLICT, "Another export is being made");
        }
        try {
            send(context, wanted, format);
        } catch (IOException e) {
            LOG.error("The export cannot be written", e);
            throw RefusalException.diskFull(
                    "The export cannot be written; the server's log has the reason", COME_AGAIN);
        } finally {
            turn.release();
        }
    }

    private void send(Context context, ExportQuery wanted, ExportFormat format) throws IOException {
        Path file = data.resolve("export.part");
        long rows = write(wanted, format, file);
        transactions.run(handle -> audit.append(
                handle,
                AuditEntry.of("rows exported", Caller.account(context).name())
                        .on("export", WireName.of(wanted.kind()))
                        .after(Map.of(
                                "rows", rows,
                                "from", String.valueOf(wanted.from()),
                                "to", String.valueOf(wanted.to()),
                                "tenant", Objects.requireNonNullElse(wanted.tenant(), "all")))
                        .from(context.ip())));
        String name = WireName.of(wanted.kind()) + "." + WireName.of(format);
        context.contentType(format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"bulwark-" + name + "\"")
                .result(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
    }

    private long write(ExportQuery wanted, ExportFormat format, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            return exporter.export(wanted, format, out, rows -> {});
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file); // on a full disk it would take the little that is left
            throw e;
        }
    }
}
