package dev.bulwark.instrument.client;

import dev.bulwark.instrument.measure.SummarySource;
import dev.bulwark.model.ingest.DeploymentEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Tells once that another version runs than at the last start, which a file beside the waiting batches remembers. Where
 * nothing is remembered, as in a new container, nothing is told. Belongs to the shipping thread.
 */
final class VersionMark implements SummarySource {
    private static final String UNKNOWN = "unknown";

    private final Reporter reporter;
    private final Path folder;
    private final String version;
    private boolean looked;

    VersionMark(Reporter reporter, Path folder, String version) {
        this.reporter = reporter;
        this.folder = folder;
        this.version = version;
    }

    @Override
    public List<TelemetryEvent> flush() {
        if (looked) {
            return List.of();
        }
        looked = true;
        try {
            return look();
        } catch (IOException e) {
            throw new UncheckedIOException("remembering the version", e);
        }
    }

    private List<TelemetryEvent> look() throws IOException {
        if (version.equals(UNKNOWN) || !Files.isDirectory(folder)) {
            return List.of();
        }
        Path file = folder.resolve("version");
        String before = Files.exists(file) ? Files.readString(file).strip() : "";
        if (before.equals(version)) {
            return List.of();
        }
        Files.writeString(file, version);
        return before.isEmpty()
                ? List.of()
                : List.of(new DeploymentEvent(reporter.headers().ofApplication(), version, "after " + before));
    }
}
