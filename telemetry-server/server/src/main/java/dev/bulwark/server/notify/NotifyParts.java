package dev.bulwark.server.notify;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.server.failures.FailureStore;
import dev.bulwark.server.live.LiveOutbox;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** What telling people rests on. */
public record NotifyParts(
        Jdbi jdbi,
        Transactions transactions,
        LiveOutbox pushed,
        FailureStore failures,
        JsonColumns json,
        IdGenerator ids,
        Clock clock) {}
