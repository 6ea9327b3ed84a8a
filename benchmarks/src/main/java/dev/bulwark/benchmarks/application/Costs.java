package dev.bulwark.benchmarks.application;

import java.util.Arrays;

/**
 * What a process has used since it started.
 *
 * @param cpuNanos processor time of all its threads
 * @param ownNanos the part of it that Bulwark's shipping thread used
 * @param allocated bytes that its living threads have allocated
 * @param heap bytes in use after a collection; zero when nobody asked
 */
record Costs(long cpuNanos, long ownNanos, long allocated, long heap) {
    static final String PLAIN = "costs";
    static final String WITH_HEAP = "collect";

    static Costs parse(String line) {
        long[] parts =
                Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new Costs(parts[0], parts[1], parts[2], parts[3]);
    }

    String line() {
        return cpuNanos + " " + ownNanos + " " + allocated + " " + heap;
    }
}
