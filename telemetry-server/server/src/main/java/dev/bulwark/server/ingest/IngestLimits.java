package dev.bulwark.server.ingest;

/**
 * What a batch may be at most.
 *
 * @param maxCompressedBytes as it comes in, 1 KiB to 64 MiB
 * @param maxBytes after decompression, 1 KiB to 256 MiB
 * @param maxRatio of the two; told only beyond a quarter of {@code maxBytes}, since an honest batch of like events
 *     compresses well. Above 1
 * @param maxEvents above zero
 * @param maxConcurrent how many batches are read at the same time once they have arrived. Above zero
 * @param maxArriving how many batches may arrive at the same time; the next is asked to come again. Above zero
 * @param bodySeconds how long a batch may take to arrive, 1 to 600
 */
public record IngestLimits(
        int maxCompressedBytes,
        int maxBytes,
        int maxRatio,
        int maxEvents,
        int maxConcurrent,
        int maxArriving,
        int bodySeconds) {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    public IngestLimits {
        requireWithin("maxCompressedBytes", maxCompressedBytes, KIB, 64 * MIB);
        requireWithin("maxBytes", maxBytes, KIB, 256 * MIB);
        requireWithin("maxRatio", maxRatio, 2, 10_000);
        requireWithin("maxEvents", maxEvents, 1, 1_000_000);
        requireWithin("maxConcurrent", maxConcurrent, 1, 1_000);
        requireWithin("maxArriving", maxArriving, 1, 1_000);
        requireWithin("bodySeconds", bodySeconds, 1, 600);
    }

    public static IngestLimits defaults() {
        return new IngestLimits(4 * MIB, 20 * MIB, 100, 10_000, 8, 128, 30);
    }

    /** How much memory the batches that arrive may take: not more than an eighth, but room for a few large ones. */
    long bytesArriving() {
        return Math.max(4L * maxCompressedBytes, Runtime.getRuntime().maxMemory() / 8);
    }

    private static void requireWithin(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most);
        }
    }
}
