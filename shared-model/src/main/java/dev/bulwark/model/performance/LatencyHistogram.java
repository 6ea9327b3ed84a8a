package dev.bulwark.model.performance;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.LongStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A distribution of durations in microseconds, exact to two significant digits, that merges with others without losing
 * anything: the percentiles of a merge are those of all recordings together. On the wire it is the base64 text of
 * HdrHistogram's compressed form (V2). Durations beyond an hour count as an hour. Not thread-safe.
 */
public final class LatencyHistogram {
    /** The longest duration told apart, in microseconds: one hour. */
    public static final long MAX_MICROS = 3_600_000_000L;

    private static final int SIGNIFICANT_DIGITS = 2;
    private static final int MAX_ENCODED_BYTES = 64 * 1024;
    private static final int MAX_DECODED_BYTES = 64 * 1024;

    /** An overview merges thousands of them, so the rare large one should not cost every other one its memory. */
    private static final int USUAL_DECODED_BYTES = 4 * 1024;

    /** Where HdrHistogram's V2 form keeps what decides how much memory a decoded histogram takes. */
    private static final int DIGITS_OFFSET = 12;

    private static final int HIGHEST_OFFSET = 24;
    private static final int HEADER_BYTES = 40;

    private final Histogram histogram;

    public LatencyHistogram() {
        this(new Histogram(SIGNIFICANT_DIGITS));
    }

    private LatencyHistogram(Histogram histogram) {
        this.histogram = histogram;
    }

    /** Counts one duration; a negative one, as a stepping clock makes them, counts as zero. */
    public void record(long micros) {
        histogram.recordValue(Math.max(0, Math.min(micros, MAX_MICROS)));
    }

    /** Counts several of the same duration. */
    public void record(long micros, long count) {
        histogram.recordValueWithCount(Math.max(0, Math.min(micros, MAX_MICROS)), count);
    }

    /** Adds all recordings of the other. */
    public void merge(LatencyHistogram other) {
        histogram.add(other.histogram);
    }

    /** Adds all recordings that were kept. */
    public void add(LatencyCounts kept) {
        kept.addTo(this);
    }

    /** The recordings, to be kept. */
    public LatencyCounts counts() {
        LongStream.Builder micros = LongStream.builder();
        LongStream.Builder counts = LongStream.builder();
        for (HistogramIterationValue recorded : histogram.recordedValues()) {
            micros.add(recorded.getValueIteratedTo());
            counts.add(recorded.getCountAtValueIteratedTo());
        }
        return new LatencyCounts(micros.build().toArray(), counts.build().toArray());
    }

    public long count() {
        return histogram.getTotalCount();
    }

    public LatencySummary summary() {
        return new LatencySummary(
                count(),
                histogram.getMean(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(95),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue());
    }

    public String toBase64() {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        byte[] bytes = new byte[length];
        buffer.rewind().get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Reads what {@link #toBase64()} wrote, on this machine or by any HdrHistogram. The text may come from anywhere, so
     * its claims about its own size are checked before memory is given to it.
     *
     * @throws IllegalArgumentException if it is no such text, or claims more precision or range than a latency needs
     */
    public static LatencyHistogram fromBase64(String text) {
        if (text.length() > MAX_ENCODED_BYTES) {
            throw new IllegalArgumentException("a histogram of " + text.length() + " characters is too long");
        }
        try {
            ByteBuffer decoded = inflate(ByteBuffer.wrap(Base64.getDecoder().decode(text)));
            LatencyHistogram result = new LatencyHistogram();
            result.histogram.add(Histogram.decodeFromByteBuffer(decoded, 0));
            return result;
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("not a base64 HdrHistogram of microseconds", e);
        }
    }

    private static ByteBuffer inflate(ByteBuffer compressed) throws DataFormatException {
        compressed.getInt(); // the cookie of the compressed form; the inner one is checked by the decoder
        compressed.getInt(); // its claimed length; the inflater finds the true one
        byte[] bytes = new byte[USUAL_DECODED_BYTES];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            int length = inflater.inflate(bytes);
            if (!inflater.finished()) {
                bytes = Arrays.copyOf(bytes, MAX_DECODED_BYTES);
                length += inflater.inflate(bytes, length, MAX_DECODED_BYTES - length);
            }
            if (!inflater.finished()) {
                throw new DataFormatException("more than " + MAX_DECODED_BYTES + " bytes, or cut off");
            }
            ByteBuffer decoded = ByteBuffer.wrap(bytes, 0, length);
            requireModestClaims(decoded);
            return decoded;
        } finally {
            inflater.end();
        }
    }

    private static void requireModestClaims(ByteBuffer decoded) {
        int digits = decoded.getInt(DIGITS_OFFSET);
        long highest = decoded.getLong(HIGHEST_OFFSET);
        if (decoded.limit() < HEADER_BYTES || digits < 0 || digits > 3 || highest < 0 || highest > 2 * MAX_MICROS) {
            throw new IllegalArgumentException("claims " + digits + " digits up to " + highest);
        }
    }
}
