package dev.bulwark.benchmarks.harmless;

import dev.bulwark.model.performance.LatencyHistogram;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks an application again and again over a few connections, each as soon as it has its answer. */
final class Load {
    private static final int CONNECTIONS = 8;
    private static final byte[] REQUEST =
            "GET /todos/42 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private Load() {}

    /** The response times of that many seconds. */
    static LatencyHistogram on(int port, int seconds) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<LatencyHistogram>> running = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                running.add(threads.submit(() -> ask(port, TimeUnit.SECONDS.toNanos(seconds))));
            }
            LatencyHistogram all = new LatencyHistogram();
            for (Future<LatencyHistogram> each : running) {
                all.merge(each.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static LatencyHistogram ask(int port, long nanos) throws IOException {
        LatencyHistogram times = new LatencyHistogram();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            long end = System.nanoTime() + nanos;
            long before = System.nanoTime();
            while (before < end) {
                socket.getOutputStream().write(REQUEST);
                readAnswer(in);
                long after = System.nanoTime();
                times.record(TimeUnit.NANOSECONDS.toMicros(after - before));
                before = after;
            }
        }
        return times;
    }

    private static void readAnswer(InputStream in) throws IOException {
        int length = 0;
        String line = line(in);
        if (!line.startsWith("HTTP/1.1 200")) {
            throw new IOException(line);
        }
        while (!line.isEmpty()) {
            line = line(in);
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
