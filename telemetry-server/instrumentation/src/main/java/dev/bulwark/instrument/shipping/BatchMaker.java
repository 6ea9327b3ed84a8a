package dev.bulwark.instrument.shipping;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.ingest.AuditEvent;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.ingest.ViolationEvent;
import dev.bulwark.model.redaction.EventRedaction;
import dev.bulwark.model.wire.BatchWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Makes batches of events in the name of one process of the application. */
final class BatchMaker {
    /** Before compression; far below what servers refuse, so that long statements never cost a whole batch. */
    private static final int MOST_BYTES = 1024 * 1024;

    private final Sender sender;
    private final Clock clock;
    private final IdGenerator ids;
    private final BatchWriter writer;

    /** @param redaction goes over every event before anything of it is written anywhere */
    BatchMaker(Sender sender, Clock clock, IdGenerator ids, EventRedaction redaction) {
        this.sender = sender;
        this.clock = clock;
        this.ids = ids;
        this.writer = new BatchWriter(redaction);
    }

    /** One batch, or several where one would be larger than a server with small limits takes. */
    List<EncodedBatch> encode(List<TelemetryEvent> events, Ledger ledger) {
        byte[] plain = writer.write(new Batch(
                ids.next(), sender.app(), sender.instance(), sender.version(), clock.instant(), ledger, events));
        if (plain.length > MOST_BYTES && events.size() > 1) {
            int half = events.size() / 2;
            return Stream.of(events.subList(0, half), events.subList(half, events.size()))
                    .flatMap(part -> encode(part, ledger).stream())
                    .toList();
        }
        boolean urgent = events.stream().anyMatch(BatchMaker::isUrgent);
        return List.of(new EncodedBatch(gzip(plain), events.size(), urgent));
    }

    private static boolean isUrgent(TelemetryEvent event) {
        return event instanceof ViolationEvent || event instanceof AuditEvent;
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
