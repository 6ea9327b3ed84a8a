package dev.bulwark.instrument.shipping;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A batch that waits. What must be known without opening its file is in the file's name; there may be tens of thousands.
 *
 * @param number gives the order
 * @param urgent whether a violation or an audit entry is among its events
 * @param foreign whether an earlier process wrote the file, perhaps not to its end
 * @param inMemory the batch itself; null when it is in a file
 */
record SpooledBatch(
        long number,
        boolean urgent,
        int events,
        long bytes,
        boolean foreign,
        @Nullable EncodedBatch inMemory) {
    private static final Pattern NAME = Pattern.compile("(\\d{12})-(violations|routine)-(\\d{1,9})\\.json\\.gz");

    static SpooledBatch of(long number, EncodedBatch batch) {
        return new SpooledBatch(number, batch.urgent(), batch.events(), batch.body().length, false, batch);
    }

    /** The batch in a file that was found; empty when the file is none of ours. */
    static Optional<SpooledBatch> named(String fileName, long bytes) {
        Matcher name = NAME.matcher(fileName);
        if (!name.matches()) {
            return Optional.empty();
        }
        boolean urgent = name.group(2).equals("violations");
        long number = Long.parseLong(name.group(1));
        return Optional.of(new SpooledBatch(number, urgent, Integer.parseInt(name.group(3)), bytes, true, null));
    }

    String fileName() {
        return String.format("%012d-%s-%d.json.gz", number, urgent ? "violations" : "routine", events);
    }

    SpooledBatch onDisk() {
        return new SpooledBatch(number, urgent, events, bytes, foreign, null);
    }

    SpooledBatch numbered(long other) {
        return new SpooledBatch(other, urgent, events, bytes, foreign, inMemory);
    }
}
