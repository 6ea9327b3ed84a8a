package dev.bulwark.server;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.TimeOrderedIds;
import dev.bulwark.model.resolution.Resolvable;
import dev.bulwark.server.audit.AuditChain;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.audit.AuditSeal;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.JsonBodies;
import dev.bulwark.server.live.LiveDispatcher;
import dev.bulwark.server.live.LiveOutbox;
import dev.bulwark.server.resolution.ResolutionService;
import dev.bulwark.server.resolution.ResolvableTable;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.ServerKey;
import dev.bulwark.server.store.TimedTables;
import dev.bulwark.server.store.Transactions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** What several features need. */
record SharedParts(
        Jdbi jdbi,
        Clock clock,
        SecureRandom random,
        ServerKey key,
        IdGenerator ids,
        JsonColumns json,
        Answers answers,
        JsonBodies bodies,
        LiveOutbox outbox,
        LiveDispatcher live,
        Transactions transactions,
        AuditChain auditChain,
        TimedTables tables,
        AuditLog audit) {

    static SharedParts on(Database database, ServerSettings settings, Clock clock) {
        Jdbi jdbi = database.jdbi();
        SecureRandom random = new SecureRandom();
        IdGenerator ids = new TimeOrderedIds(clock, random);
        JsonColumns json = new JsonColumns();
        LiveOutbox outbox = new LiveOutbox(jdbi, clock);
        LiveDispatcher live = new LiveDispatcher(outbox, settings.live(), clock);
        ServerKey key = ServerKey.in(Path.of(settings.data()), random);
        Transactions transactions = new Transactions(database, live::wake);
        AuditChain chain = new AuditChain(new AuditSeal(key));
        chain.beginIfNone(transactions);
        return new SharedParts(
                jdbi,
                clock,
                random,
                key,
                ids,
                json,
                new Answers(),
                new JsonBodies(),
                outbox,
                live,
                transactions,
                chain,
                new TimedTables(database, transactions),
                new AuditLog(chain, json, ids, clock));
    }

    /** Settles the rows of a table. */
    <T extends Resolvable> ResolutionService<T> resolution(ResolvableTable<T> table) {
        return new ResolutionService<>(table, jdbi, transactions, audit, outbox, clock);
    }
}
