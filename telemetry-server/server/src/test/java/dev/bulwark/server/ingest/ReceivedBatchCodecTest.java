package dev.bulwark.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.model.ingest.EventType;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.Events;
import dev.bulwark.server.SettableClock;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceivedBatchCodecTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final Source SOURCE = new Source("meetings", "meetings-1", "1.4.2", NOW.minusMillis(7), NOW);

    private final ReceivedBatchCodec codec = new ReceivedBatchCodec();
    private final List<TelemetryEvent> events = new Events(new SettableClock(NOW)).ofEveryKind();

    @Test
    void everyKindOfEventComesBackAsItWas() {
        ReceivedBatch batch =
                new ReceivedBatch(SOURCE, new Ledger(10, Map.of("spool full", 3L), 2), new Rejected(4, 3), 5, events);

        assertThat(events).extracting(EventType::of).containsExactlyInAnyOrder(EventType.values());
        assertThat(codec.read(codec.write(batch))).isEqualTo(batch);
    }

    @Test
    void aBatchWithoutEventsIsOne() {
        ReceivedBatch batch = new ReceivedBatch(SOURCE, Ledger.EMPTY, new Rejected(1, 0), 0, List.of());

        assertThat(codec.read(codec.write(batch))).isEqualTo(batch);
    }

    @Test
    void bytesOfALaterVersionOrOfNobodyAreNotTakenForABatch() {
        byte[] later = codec.write(new ReceivedBatch(SOURCE, Ledger.EMPTY, Rejected.NONE, 0, events));
        later[0] = 2;

        assertThatThrownBy(() -> codec.read(later)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> codec.read(new byte[] {1, 7, 7, 7})).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> codec.read(new byte[0])).isInstanceOf(UncheckedIOException.class);
    }
}
