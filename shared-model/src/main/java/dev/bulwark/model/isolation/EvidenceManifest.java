package dev.bulwark.model.isolation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What an evidence bundle holds, by which it can be seen whether it is still as it left the server. Stands in the bundle as
 * {@value #NAME}.
 *
 * @param format {@value #FORMAT}
 * @param createdBy who took the bundle out; the audit log says so too, with the hash of this manifest
 * @param files all others in the bundle, in their order
 */
public record EvidenceManifest(
        String format, UUID violationId, Instant createdAt, String createdBy, List<EvidenceFile> files) {
    public static final String NAME = "manifest.json";
    public static final String FORMAT = "bulwark-evidence-1";

    public EvidenceManifest {
        Objects.requireNonNull(format, "format is required");
        Objects.requireNonNull(violationId, "violationId is required");
        files = List.copyOf(files);
    }

    /**
     * One file.
     *
     * @param sha256 of its bytes, 64 hex digits
     */
    public record EvidenceFile(String name, long bytes, String sha256) {
        public EvidenceFile {
            Objects.requireNonNull(name, "name is required");
            Objects.requireNonNull(sha256, "sha256 is required");
        }
    }
}
