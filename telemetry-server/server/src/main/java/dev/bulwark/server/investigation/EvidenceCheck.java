package dev.bulwark.server.investigation;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bulwark.model.isolation.EvidenceManifest;
import dev.bulwark.model.isolation.EvidenceManifest.EvidenceFile;
import dev.bulwark.model.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Whether an evidence bundle is still as it left the server. It may come from anybody, so nothing is unpacked, and no more of
 * a file is read than its manifest says there is.
 *
 * @param manifest null when there is none that can be read
 * @param manifestSha256 to be compared with the one in the server's audit log; null without a manifest
 * @param faults what is not as the manifest says, in words; empty when all is
 */
public record EvidenceCheck(
        @Nullable EvidenceManifest manifest, @Nullable String manifestSha256, List<String> faults) {
    private static final int MOST_ENTRIES = 1_000;
    private static final int LONGEST_MANIFEST = 1024 * 1024;

    public EvidenceCheck {
        faults = List.copyOf(faults);
    }

    /** @throws IOException if the file cannot be read at all */
    public static EvidenceCheck of(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return of(zip);
        } catch (ZipException e) {
            return unreadable("It is not a zip file that can be read: " + e.getMessage());
        }
    }

    private static EvidenceCheck of(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(EvidenceManifest.NAME);
        if (entry == null) {
            return unreadable("It has no " + EvidenceManifest.NAME);
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(LONGEST_MANIFEST);
        }
        try {
            EvidenceManifest manifest =
                    Objects.requireNonNull(Json.strict().readValue(bytes, EvidenceManifest.class), "it is null");
            return new EvidenceCheck(manifest, Sha256.of(bytes), faults(zip, manifest));
        } catch (JsonProcessingException | NullPointerException e) {
            return unreadable(EvidenceManifest.NAME + " cannot be read");
        }
    }

    private static EvidenceCheck unreadable(String fault) {
        return new EvidenceCheck(null, null, List.of(fault));
    }

    private static List<String> faults(ZipFile zip, EvidenceManifest manifest) throws IOException {
        List<String> faults = new ArrayList<>();
        if (!manifest.format().equals(EvidenceManifest.FORMAT)) {
            faults.add("The format " + manifest.format() + " is not known");
        }
        Set<String> expected = new HashSet<>(Set.of(EvidenceManifest.NAME));
        for (EvidenceFile file : manifest.files()) {
            if (!expected.add(file.name())) {
                faults.add(file.name() + " is named twice");
            } else if (!isAsDescribed(zip, file)) {
                faults.add(file.name() + " is missing or was changed");
            }
        }
        addStrangers(zip, expected, faults);
        return faults;
    }

    private static void addStrangers(ZipFile zip, Set<String> expected, List<String> faults) {
        Set<String> seen = new HashSet<>();
        zip.stream().limit(MOST_ENTRIES).map(ZipEntry::getName).forEach(name -> {
            if (!seen.add(name)) {
                faults.add(name + " is in it twice");
            } else if (!expected.contains(name)) {
                faults.add(name + " was added");
            }
        });
    }

    private static boolean isAsDescribed(ZipFile zip, EvidenceFile file) throws IOException {
        ZipEntry entry = zip.getEntry(file.name());
        if (entry == null) {
            return false;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            MessageDigest digest = Sha256.digest();
            byte[] buffer = new byte[8192];
            long left = file.bytes() + 1;
            for (int read = in.read(buffer); read > 0 && left > 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                left -= read;
            }
            return left == 1 && Sha256.hex(digest.digest()).equals(file.sha256());
        } catch (ZipException e) {
            return false;
        }
    }
}
