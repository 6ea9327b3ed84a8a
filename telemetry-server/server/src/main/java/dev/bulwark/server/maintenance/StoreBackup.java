package dev.bulwark.server.maintenance;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.json.Json;
import dev.bulwark.server.config.ServerVersion;
import dev.bulwark.server.ingest.StoredIds;
import dev.bulwark.server.journal.JournalFiles;
import dev.bulwark.server.journal.JournalPosition;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the store in one file: a zip with the store, the keys beside it, and a manifest that says up to where the journal is in
 * it. The journal is not in it: what came later is in there. Holds secrets. Stateless.
 */
public final class StoreBackup {
    private static final String MANIFEST = "backup.json";
    private static final int FORMAT = 1;
    private static final List<String> LEFT_OUT = List.of(".db", ".part", ".replaced", "disk-reserve");

    private StoreBackup() {}

    /**
     * What a backup says of itself.
     *
     * @param journal which one the store was filled from
     * @param storedUpTo up to where at least; null if nothing of it is in the store
     * @param sha256 of every file, by its name
     */
    public record Manifest(
            int format,
            Instant createdAt,
            String version,
            @Nullable UUID journal,
            @Nullable JournalPosition storedUpTo,
            Map<String, String> sha256) {}

    /**
     * Writes a backup; until it is whole, its name ends in {@code .part}.
     *
     * @param data the directory of the store
     * @throws IllegalArgumentException if there is such a file already
     */
    public static Manifest write(Database database, Path data, Path to, Clock clock) throws IOException {
        if (Files.exists(to)) {
            throw new IllegalArgumentException(to + " exists already");
        }
        Path part = to.resolveSibling(to.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            Manifest manifest = write(database, data, clock, part);
            Files.move(part, to);
            return manifest;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part); // on a full disk it would take the little that is left
            throw e;
        }
    }

    private static Manifest write(Database database, Path data, Clock clock, Path part) throws IOException {
        Optional<UUID> journal = new JournalFiles(data.resolve("journal")).id();
        JournalPosition storedUpTo = journal.flatMap(new StoredIds(database.jdbi())::upTo)
                .orElse(null); // before the copy, which may have more
        database.copyTo(part);
        PrivateFile.restrict(part);
        Manifest manifest;
        try (FileSystem zip = FileSystems.newFileSystem(part)) {
            addKeys(data, zip.getPath("/"));
            manifest = new Manifest(
                    FORMAT,
                    clock.instant(),
                    ServerVersion.get(),
                    journal.orElse(null),
                    storedUpTo,
                    sums(zip.getPath("/")));
            Files.write(zip.getPath(MANIFEST), mapper().writeValueAsBytes(manifest));
        }
        force(part);
        return manifest;
    }

    /**
     * Reads all of a backup.
     *
     * @throws IllegalArgumentException if it is not whole
     */
    public static Manifest check(Path from) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(from)) {
            Manifest manifest = manifest(zip, from);
            if (!sums(zip.getPath("/")).equals(manifest.sha256())) {
                throw new IllegalArgumentException(from + " is damaged: its files are not as its manifest says");
            }
            return manifest;
        } catch (ZipException | ProviderNotFoundException | NoSuchFileException e) {
            throw new IllegalArgumentException(from + " is no backup", e);
        }
    }

    /** Puts what lay beside the store into a data directory, from a backup that was checked. */
    static void unpackKeys(Path from, Path data) throws IOException {
        Files.createDirectories(data);
        try (FileSystem zip = FileSystems.newFileSystem(from);
                Stream<Path> files = Files.list(zip.getPath("/"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (!name.equals(MANIFEST) && !Database.isData(name)) {
                    Path target = data.resolve(name);
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    force(target);
                }
            }
        }
    }

    private static Manifest manifest(FileSystem zip, Path from) throws IOException {
        Path file = zip.getPath(MANIFEST);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(from + " is no backup: it has no " + MANIFEST);
        }
        Manifest manifest = mapper().readValue(Files.readAllBytes(file), Manifest.class);
        if (manifest.format() != FORMAT) {
            throw new IllegalArgumentException(from + " was made by a later version");
        }
        return manifest;
    }

    /** What lies beside the store: without its keys, hashes made with them would never be equal again. */
    private static void addKeys(Path data, Path root) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (Files.isRegularFile(file) && LEFT_OUT.stream().noneMatch(name::endsWith)) {
                    Files.copy(file, root.resolve(name));
                }
            }
        }
    }

    private static Map<String, String> sums(Path root) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (!name.equals(MANIFEST)) {
                    sums.put(name, sha256(file));
                }
            }
        }
        return sums;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static ObjectMapper mapper() {
        return Json.strict();
    }
}
