package dev.bulwark.instrument.measure;

import org.jspecify.annotations.Nullable;

/**
 * Chooses a share of all traces by their ids alone, so that every service chooses the same ones. Ids of W3C trace context
 * are read as OpenTelemetry's consistent sampling reads them: by their last 56 bits. Thread-safe.
 */
final class TraceSampling {
    private static final int W3C_LENGTH = 32;
    private static final int RANDOM_DIGITS = 14;
    private static final long ALL = 1L << 4 * RANDOM_DIGITS;
    private static final int NOT_HEX = -1;

    private final long rejected;

    /**
     * Chooses that share.
     *
     * @param share from 0 to 1
     */
    TraceSampling(double share) {
        this.rejected = Math.round((1 - share) * ALL);
    }

    /** Whether a trace is chosen; one without an id never is, unless all are. */
    boolean isSampled(@Nullable String traceId) {
        if (rejected == 0) {
            return true;
        }
        return traceId != null && randomness(traceId) >= rejected;
    }

    private static long randomness(String traceId) {
        if (traceId.length() == W3C_LENGTH) {
            long value = hex(traceId, W3C_LENGTH - RANDOM_DIGITS);
            if (value != NOT_HEX) {
                return value;
            }
        }
        return spread(traceId) & ALL - 1;
    }

    private static long hex(String text, int from) {
        long value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return NOT_HEX;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** FNV-1a, finished as in MurmurHash3: ids that differ in a counter at their end are far from each other. */
    private static long spread(String text) {
        long hash = 0xcbf2_9ce4_8422_2325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100_0000_01b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51_afd7_ed55_8ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ce_b9fe_1a85_ec53L;
        return hash ^ hash >>> 33;
    }
}
