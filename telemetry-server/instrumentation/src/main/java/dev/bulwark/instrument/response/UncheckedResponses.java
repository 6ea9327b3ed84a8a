package dev.bulwark.instrument.response;

import dev.bulwark.instrument.measure.GaugeSink;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts responses of JSON and event streams that left without a complete check, by the reason. Thread-safe. */
public final class UncheckedResponses {
    private static final String GAUGE = "bulwark.responses.unchecked";

    private final AtomicLongArray counts = new AtomicLongArray(Reason.values().length);

    /** Why a response was not checked to its end. */
    public enum Reason {
        /** Compressed in a way that is not read, such as {@code br}. */
        ENCODING,
        /** Compressed, but not as its header says. */
        COMPRESSION,
        /** In a character set that this platform does not know. */
        CHARSET,
        /** A range of bytes out of a larger text. */
        PARTIAL,
        /** Nested deeper than {@link ScanLimits#depth}. */
        DEPTH,
        /** Longer than {@link ScanLimits#bytes}. */
        SIZE,
        /** Took longer than {@link ScanLimits#time}. */
        TIME,
        /** The application's own check failed. */
        ACCESS,
        /** It carries identifiers, and nobody knows whom it is for. */
        NO_CALLER,
        /** An object stands where a tenant's identifier is due. */
        OBJECT,
        /** The container sends a file in place of a body. */
        FILE,
        /** The check itself failed. */
        FAILURE;

        /** As it is reported. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Counts one response. */
    public void count(Reason reason) {
        counts.incrementAndGet(reason.ordinal());
    }

    /** How many there were for a reason. */
    public long of(Reason reason) {
        return counts.get(reason.ordinal());
    }

    /** Tells every count above zero. */
    public void report(GaugeSink sink) {
        for (Reason reason : Reason.values()) {
            long count = of(reason);
            if (count > 0) {
                sink.put(GAUGE, (double) count, "responses", Map.of("reason", reason.label()));
            }
        }
    }
}
