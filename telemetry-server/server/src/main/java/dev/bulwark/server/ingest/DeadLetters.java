package dev.bulwark.server.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.ingest.EventType;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.json.Json;
import dev.bulwark.server.journal.JournalRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where events go that the store does not take although it works: a file with a line of JSON for each, for people to read. When
 * it is full it becomes the old one, and the one before that goes. Thread-safe.
 */
public final class DeadLetters {
    private static final String DIRECTORY = "dead-letters";
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String NEW = "new.jsonl";
    private static final String OLD = "old.jsonl";
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final Path directory;
    private final Clock clock;
    private final ObjectMapper mapper = Json.tolerant();
    private final AtomicLong count = new AtomicLong();

    /** @param data the directory of the store */
    DeadLetters(Path data, Clock clock) {
        this.directory = data.resolve(DIRECTORY);
        this.clock = clock;
    }

    private record Letter(
            Instant at,
            String reason,
            @Nullable Source source,
            @Nullable String type,
            @Nullable TelemetryEvent event,
            byte @Nullable [] bytes) {}

    /**
     * The ids of the events among them.
     *
     * @param data the directory of the store
     */
    public static Set<UUID> ids(Path data) throws IOException {
        Set<UUID> ids = new HashSet<>();
        ObjectMapper mapper = Json.tolerant();
        for (String name : List.of(OLD, NEW)) {
            Path file = data.resolve(DIRECTORY).resolve(name);
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                JsonNode id = mapper.readTree(line).path("event").path("header").path("id");
                if (id.isTextual()) {
                    ids.add(UUID.fromString(id.textValue()));
                }
            }
        }
        return ids;
    }

    /** How many there were since the start. */
    long count() {
        return count.get();
    }

    /** Keeps an event; returns once it is on the disk. */
    void keep(Source source, TelemetryEvent event, String reason) {
        LOG.error("The store refuses event {}, it is in {}: {}", event.header().id(), file(), reason);
        write(new Letter(clock.instant(), reason, source, EventType.of(event).wireName(), event, null));
    }

    /** Keeps a record of the journal that cannot be understood or stored at all, with its bytes. */
    void keep(JournalRecord record, String reason) {
        LOG.error("The record at {} cannot be stored, it is in {}: {}", record.position(), file(), reason);
        write(new Letter(clock.instant(), reason, null, null, null, record.payload()));
    }

    private synchronized void write(Letter letter) {
        count.incrementAndGet();
        try {
            Files.createDirectories(directory);
            if (Files.exists(file()) && Files.size(file()) > MOST_BYTES) {
                Files.move(file(), directory.resolve(OLD), StandardCopyOption.REPLACE_EXISTING);
            }
            append(mapper.writeValueAsString(letter) + "\n");
        } catch (JsonProcessingException e) {
            LOG.error("A dead letter cannot be written down", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String line) throws IOException {
        try (FileChannel out = FileChannel.open(
                file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false);
        }
    }

    private Path file() {
        return directory.resolve(NEW);
    }
}
