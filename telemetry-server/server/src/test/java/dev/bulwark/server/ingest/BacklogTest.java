package dev.bulwark.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.Events;
import dev.bulwark.server.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long ROOM = 1_000_000;
    private static final long SIZE = 1_000;

    private final Events events = new Events(new SettableClock(NOW));
    private final Backlog backlog = new Backlog(ROOM);

    @Test
    void oneApplicationGetsHalfOfTheRoomAndTheNextOneFindsSome() {
        long first = fill("first", 0);
        assertThat(first).isBetween(ROOM / 2 - 2 * SIZE, ROOM / 2);

        long second = fill("second", 0);

        assertThat(second).isBetween(ROOM / 4 - 2 * SIZE, ROOM / 4 + SIZE);
        assertThat(backlog.offer(batch("third", 0), SIZE)).isTrue();
        assertThat(backlog.offer(batch("first", 0), SIZE)).isFalse();
    }

    @Test
    void aTenantThatFloodsLeavesRoomForTheOthersOfItsApplication() {
        long loud = 0;
        while (backlog.offer(batch("app", "loud", "loud", "quiet"), SIZE)) {
            loud += SIZE;
        }
        assertThat(loud).isBetween(ROOM / 3, ROOM / 2 - 50 * SIZE);

        assertThat(backlog.offer(batch("app", "loud"), SIZE)).isFalse();
        assertThat(backlog.offer(batch("app", "quiet"), SIZE)).isTrue();
        assertThat(backlog.offer(batch("app", "quiet", "other", "loud"), SIZE)).isTrue();
    }

    @Test
    void whatIsStoredMakesRoom() {
        fill("first", 0);
        ReceivedBatch batch = batch("first", 0);
        for (int i = 0; i < 100; i++) {
            backlog.remove(batch, SIZE);
        }

        assertThat(fill("first", 0)).isEqualTo(100 * SIZE);
        while (backlog.bytes() > 0) {
            backlog.remove(batch, SIZE);
        }
        assertThat(fill("second", 0)).isBetween(ROOM / 2 - 2 * SIZE, ROOM / 2);
    }

    /** Each batch is of another tenant, so that applications are what counts. */
    private long fill(String app, int from) {
        long filled = 0;
        for (int i = from; backlog.offer(batch(app, i), SIZE); i++) {
            filled += SIZE;
        }
        return filled;
    }

    private ReceivedBatch batch(String app, int tenant) {
        return batch(app, app + "-" + tenant);
    }

    private ReceivedBatch batch(String app, String... tenants) {
        List<TelemetryEvent> some = new ArrayList<>();
        for (String tenant : tenants) {
            some.add(events.violation(tenant, Severity.HIGH, NOW));
        }
        return new ReceivedBatch(new Source(app, "1", "1", NOW, NOW), Ledger.EMPTY, Rejected.NONE, 0, some);
    }
}
