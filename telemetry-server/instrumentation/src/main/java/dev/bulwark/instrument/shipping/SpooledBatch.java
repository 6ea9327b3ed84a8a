package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.failure.OwnFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A batch that waits. What must be known without opening its file is in the file's name.
 *
 * @param number gives the order
 * @param file where it is; null when it waits in memory
 * @param inMemory the batch itself; null when it is in a file
 */
record SpooledBatch(
        long number,
        boolean urgent,
        int events,
        long bytes,
        @Nullable Path file,
        @Nullable EncodedBatch inMemory) {
    private static final Pattern NAME = Pattern.compile("(\\d{12})-(violations|routine)-(\\d{1,9})\\.json\\.gz");

    /** The batch in a file; empty when the file is none of ours. */
    static Optional<SpooledBatch> in(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SpooledBatch(
                    Long.parseLong(name.group(1)),
                    name.group(2).equals("violations"),
                    Integer.parseInt(name.group(3)),
                    Files.size(file),
                    file,
                    null));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    String fileName() {
        return String.format("%012d-%s-%d.json.gz", number, urgent ? "violations" : "routine", events);
    }

    SpooledBatch movedTo(Path target) {
        return new SpooledBatch(number, urgent, events, bytes, target, null);
    }

    Optional<EncodedBatch> read(OwnFailures failures) {
        if (file == null) {
            return Optional.ofNullable(inMemory);
        }
        try {
            return Optional.of(new EncodedBatch(Files.readAllBytes(file), events, urgent));
        } catch (IOException e) {
            failures.note("reading the spool", e);
            return Optional.empty();
        }
    }
}
