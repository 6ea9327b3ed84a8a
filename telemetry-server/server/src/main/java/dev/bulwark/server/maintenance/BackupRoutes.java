package dev.bulwark.server.maintenance;

import dev.bulwark.server.access.Caller;
import dev.bulwark.server.audit.AuditEntry;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.Transactions;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A backup of the running server, one at a time. It holds secrets, so it is for owners. */
public final class BackupRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(BackupRoutes.class);
    private static final Duration COME_AGAIN = Duration.ofMinutes(1);

    private final Database database;
    private final Path data;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1);

    /** @param data where the server's files are, and the backup while it is made */
    public BackupRoutes(Database database, Path data, Transactions transactions, AuditLog audit, Clock clock) {
        this.database = database;
        this.data = data;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A zip file to take away; events are taken in meanwhile. */
    public void make(Context context) {
        QueryParameters.of(context, Set.of());
        if (!turn.tryAcquire()) {
            throw RefusalException.of(ProblemKind.CONFLICT, "Another backup is being made");
        }
        try {
            send(context);
        } catch (IOException e) {
            LOG.error("The backup cannot be written", e);
            throw RefusalException.diskFull(
                    "The backup cannot be written; the server's log has the reason", COME_AGAIN);
        } finally {
            turn.release();
        }
    }

    /** The file has no name any more once it is open, so that it takes no space after the last reader. */
    private void send(Context context) throws IOException {
        Path file = data.resolve("online-backup.part");
        Files.deleteIfExists(file);
        StoreBackup.Manifest manifest = StoreBackup.write(database, data, file, clock);
        transactions.run(handle -> audit.append(
                handle,
                AuditEntry.of("backup taken", Caller.account(context).name())
                        .after(Map.of("storedUpTo", String.valueOf(manifest.storedUpTo())))
                        .from(context.ip())));
        context.contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"bulwark-backup.zip\"")
                .result(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
    }
}
