package dev.bulwark.benchmarks.application;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the load generator wrk measured, which has to be installed.
 *
 * @param requests how many were answered
 * @param rate requests per second
 * @param p99Micros 99th percentile of the response times
 */
record Wrk(long requests, double rate, double p99Micros) {
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");
    private static final Pattern FAILED = Pattern.compile("Non-2xx|Socket errors");

    /** Asks one path over so many connections, each again as soon as it has its answer. */
    static Wrk load(int port, String path, int connections, int seconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        "wrk",
                        "--latency",
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "http://127.0.0.1:" + port + path))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0 || FAILED.matcher(said).find()) {
            throw new IOException(said);
        }
        Matcher slowest = found(P99, said);
        return new Wrk(
                Long.parseLong(found(REQUESTS, said).group(1)),
                Double.parseDouble(found(RATE, said).group(1)),
                Double.parseDouble(slowest.group(1)) * micros(slowest.group(2)));
    }

    private static Matcher found(Pattern pattern, String said) throws IOException {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new IOException(said);
        }
        return matcher;
    }

    private static double micros(String unit) {
        return switch (unit) {
            case "us" -> 1;
            case "ms" -> 1_000;
            default -> 1_000_000;
        };
    }
}
