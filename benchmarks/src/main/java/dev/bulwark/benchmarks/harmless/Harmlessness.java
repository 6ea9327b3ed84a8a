package dev.bulwark.benchmarks.harmless;

import dev.bulwark.model.performance.LatencyHistogram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Loads the same application once for each condition of its telemetry server, in turns, so that what else the machine does
 * falls on all of them alike. Arguments: seconds for each turn, and rounds. Prints medians over the rounds.
 */
public final class Harmlessness {
    private static final int WARM_UP_SECONDS = 10;
    private static final double MIB = 1024 * 1024;

    private final Map<Condition, AppProcess> apps = new EnumMap<>(Condition.class);
    private final Map<Condition, List<Double>> throughput = new EnumMap<>(Condition.class);
    private final Map<Condition, List<Double>> slowest = new EnumMap<>(Condition.class);

    private Harmlessness() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Harmlessness run = new Harmlessness();
        run.measureMemory();
        run.measureLoad(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    }

    /** After a start with default settings and a few requests. */
    private void measureMemory() throws IOException, InterruptedException, ExecutionException {
        try (StandIn server = new StandIn(Condition.HEALTHY);
                AppProcess bare = AppProcess.start("bare");
                AppProcess watched = AppProcess.start(server.address())) {
            for (AppProcess app : List.of(bare, watched)) {
                Load.on(app.port(), 2);
                System.out.printf("heap %.1f MiB, ", app.heapBytes() / MIB);
                System.out.printf("resident %.1f MiB%n", app.residentBytes() / MIB);
            }
        }
    }

    private void measureLoad(int seconds, int rounds) throws IOException, InterruptedException, ExecutionException {
        for (Condition condition : Condition.values()) {
            apps.put(condition, AppProcess.start(new StandIn(condition).address()));
            Load.on(app(condition).port(), WARM_UP_SECONDS);
        }
        for (int round = 0; round < rounds; round++) {
            List<Condition> order = new ArrayList<>(List.of(Condition.values()));
            Collections.rotate(order, round);
            for (Condition condition : order) {
                turn(condition, seconds);
            }
        }
        for (Condition condition : Condition.values()) {
            System.out.printf(
                    "%-10s %8.0f/s  p99 %6.0f us%n",
                    condition, median(throughput.get(condition)), median(slowest.get(condition)));
            app(condition).close();
        }
    }

    private void turn(Condition condition, int seconds) throws InterruptedException, ExecutionException {
        LatencyHistogram times = Load.on(app(condition).port(), seconds);
        add(throughput, condition, (double) times.count() / seconds);
        add(slowest, condition, (double) times.summary().p99());
    }

    private AppProcess app(Condition condition) {
        AppProcess app = apps.get(condition);
        if (app == null) {
            throw new IllegalStateException(condition + " has not been started");
        }
        return app;
    }

    private static void add(Map<Condition, List<Double>> figures, Condition condition, double figure) {
        figures.computeIfAbsent(condition, key -> new ArrayList<>()).add(figure);
    }

    private static double median(@Nullable List<Double> figures) {
        return figures == null
                ? Double.NaN
                : figures.stream().sorted().skip(figures.size() / 2).findFirst().orElse(Double.NaN);
    }
}
