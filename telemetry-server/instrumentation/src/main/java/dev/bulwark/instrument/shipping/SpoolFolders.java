package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds a folder for each of the processes that were given the same one: the first has it, the others take neighbours. What
 * a process that is gone has left in one of them is found by whoever starts next.
 */
final class SpoolFolders {
    private static final int MOST_NEIGHBOURS = 16;

    private final Path wanted;
    private final OwnFailures failures;

    SpoolFolders(Path wanted, OwnFailures failures) {
        this.wanted = wanted;
        this.failures = failures;
    }

    /** Claims the folder, or the first of its neighbours that is free; empty when none can be had. */
    Optional<SpoolFolder> claim() {
        try {
            for (int i = 1; i <= MOST_NEIGHBOURS; i++) {
                SpoolFolder folder = tryToClaim(Files.createDirectories(neighbour(i)));
                if (folder != null) {
                    return Optional.of(folder);
                }
            }
        } catch (IOException | RuntimeException e) {
            failures.note("opening the spool in " + wanted, e);
        }
        return Optional.empty();
    }

    /** Claims the neighbours that nobody works with any more. To be closed by the caller. */
    List<SpoolFolder> abandoned() {
        List<SpoolFolder> abandoned = new ArrayList<>();
        try {
            for (int i = 1; i <= MOST_NEIGHBOURS; i++) {
                SpoolFolder folder = Files.isDirectory(neighbour(i)) ? tryToClaim(neighbour(i)) : null;
                if (folder != null) {
                    abandoned.add(folder);
                }
            }
        } catch (IOException | RuntimeException e) {
            failures.note("looking for spools that were left", e);
        }
        return abandoned;
    }

    private Path neighbour(int number) {
        return number == 1 ? wanted : wanted.resolveSibling(wanted.getFileName() + "." + number);
    }

    private @Nullable SpoolFolder tryToClaim(Path folder) throws IOException {
        SpoolClaim claim = SpoolClaim.of(folder);
        return claim == null ? null : new SpoolFolder(folder, claim, failures);
    }
}
