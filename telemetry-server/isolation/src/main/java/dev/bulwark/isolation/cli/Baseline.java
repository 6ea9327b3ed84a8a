package dev.bulwark.isolation.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The statements that are known not to be safe, by hash. The list can only shrink: once it exists, nothing is added. */
final class Baseline {
    private final Path file;
    private final Set<String> accepted;
    private final boolean fresh;
    private final Set<String> seen = new TreeSet<>();

    private Baseline(Path file, Set<String> accepted, boolean fresh) {
        this.file = file;
        this.accepted = accepted;
        this.fresh = fresh;
    }

    /** Reads the list; where there is none yet, one is begun that accepts everything seen this time. */
    static Baseline open(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Baseline(file, Set.of(), true);
        }
        Set<String> hashes = new LinkedHashSet<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                hashes.add(line.strip());
            }
        }
        return new Baseline(file, hashes, false);
    }

    /** Whether a statement that is not safe was known not to be. */
    boolean accepts(String hash) {
        if (fresh || accepted.contains(hash)) {
            seen.add(hash);
            return true;
        }
        return false;
    }

    /** Writes the list without those that are gone. */
    void save() throws IOException {
        if (fresh || seen.size() < accepted.size()) {
            List<String> lines = new ArrayList<>();
            lines.add("# Statements that are known not to be safe, by hash. Kept by bulwark check; only ever shrinks.");
            lines.addAll(seen);
            Files.write(file, lines);
        }
    }
}
