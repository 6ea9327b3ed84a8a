package dev.bulwark.benchmarks.application;

import java.io.IOException;

/**
 * What each library adds to the memory of an application, with equal settings of the heap, after the same load and a
 * collection. Arguments: seconds of load, and rounds, in each of which every library has a new process. Prints medians.
 */
public final class MemoryUse {
    private static final int CONNECTIONS = 8;
    private static final double MIB = 1024 * 1024;

    private MemoryUse() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        Medians medians = new Medians();
        try (StandIn server = new StandIn(Condition.HEALTHY)) {
            for (int round = 0; round < rounds; round++) {
                for (Watching watching : Watching.values()) {
                    measure(watching, server.address(), seconds, medians);
                }
            }
        }
        for (Watching watching : Watching.values()) {
            System.out.printf(
                    "%-15s heap %5.1f MiB  resident %6.1f MiB%n",
                    watching, medians.of(watching + " heap"), medians.of(watching + " resident"));
        }
    }

    private static void measure(Watching watching, String server, int seconds, Medians medians)
            throws IOException, InterruptedException {
        try (AppProcess app = AppProcess.start(watching, server)) {
            Wrk.load(app.port(), Application.STORED, CONNECTIONS, seconds);
            medians.add(watching + " heap", app.costsWithHeap().heap() / MIB);
            medians.add(watching + " resident", app.residentBytes() / MIB);
        }
    }
}
