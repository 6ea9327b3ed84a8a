package dev.bulwark.server.access;

import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** When tokens were used last: noted with every request, and written now and then, so that no request waits. Thread-safe. */
public final class TokenUses {
    private final TokenStore store;
    private final Transactions transactions;
    private final Clock clock;
    private final Map<UUID, Instant> unwritten = new ConcurrentHashMap<>();

    public TokenUses(TokenStore store, Transactions transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    void note(UUID token) {
        unwritten.put(token, clock.instant());
    }

    /** Writes what was noted. */
    public void write() {
        Map<UUID, Instant> some = Map.copyOf(unwritten);
        if (!some.isEmpty()) {
            transactions.run(handle -> some.forEach((token, at) -> store.used(handle, token, at)));
            some.forEach(unwritten::remove); // but not what was noted again in the meantime
        }
    }
}
