package dev.bulwark.instrument.shipping;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.json.BatchCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Makes batches of events in the name of one process of the application. */
final class BatchMaker {
    private final Sender sender;
    private final Clock clock;
    private final IdGenerator ids;
    private final BatchCodec codec = new BatchCodec();

    BatchMaker(Sender sender, Clock clock, IdGenerator ids) {
        this.sender = sender;
        this.clock = clock;
        this.ids = ids;
    }

    EncodedBatch encode(List<TelemetryEvent> events, Ledger ledger) {
        Batch batch = new Batch(
                ids.next(), sender.app(), sender.instance(), sender.version(), clock.instant(), ledger, events);
        boolean urgent = events.stream().anyMatch(ViolationEvent.class::isInstance);
        return new EncodedBatch(gzip(codec.write(batch)), events.size(), urgent);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(64, plain.length / 4));
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
