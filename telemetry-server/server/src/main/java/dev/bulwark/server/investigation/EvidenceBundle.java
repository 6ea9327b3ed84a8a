package dev.bulwark.server.investigation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.bulwark.model.isolation.EvidenceManifest;
import dev.bulwark.model.isolation.EvidenceManifest.EvidenceFile;
import dev.bulwark.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of evidence that are packed together with a manifest of their hashes. Not thread-safe. */
final class EvidenceBundle {
    private static final ObjectWriter WRITER = Json.strict().writerWithDefaultPrettyPrinter();

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Instant createdAt;

    EvidenceBundle(Instant createdAt) {
        this.createdAt = createdAt;
    }

    /** A packed bundle. */
    record Packed(byte[] zip, String manifestSha256) {}

    EvidenceBundle add(String name, Object content) {
        files.put(name, json(content));
        return this;
    }

    Packed pack(UUID violationId, String createdBy) {
        List<EvidenceFile> described = files.entrySet().stream()
                .map(file -> new EvidenceFile(file.getKey(), file.getValue().length, Sha256.of(file.getValue())))
                .toList();
        byte[] manifest =
                json(new EvidenceManifest(EvidenceManifest.FORMAT, violationId, createdAt, createdBy, described));
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(EvidenceManifest.NAME, manifest);
        all.putAll(files);
        return new Packed(zip(all), Sha256.of(manifest));
    }

    private byte[] zip(Map<String, byte[]> all) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : all.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.ofInstant(createdAt, ZoneOffset.UTC));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] json(Object content) {
        try {
            return WRITER.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
