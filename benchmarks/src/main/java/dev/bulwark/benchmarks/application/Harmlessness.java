package dev.bulwark.benchmarks.application;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Loads the same application once for each condition of its telemetry server, in turns, so that what else the machine does
 * falls on all of them alike. Arguments: seconds for each turn, and rounds. Prints medians over the rounds.
 */
public final class Harmlessness {
    private static final int CONNECTIONS = 8;
    private static final int WARM_UP_SECONDS = 10;

    private final Map<Condition, AppProcess> apps = new EnumMap<>(Condition.class);
    private final Medians medians = new Medians();

    private Harmlessness() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Harmlessness run = new Harmlessness();
        try {
            run.start();
            run.measure(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
            run.print();
        } finally {
            run.apps.values().forEach(AppProcess::close);
        }
    }

    private void start() throws IOException, InterruptedException {
        for (Condition condition : Condition.values()) {
            AppProcess app = AppProcess.start(Watching.BULWARK, new StandIn(condition).address());
            apps.put(condition, app);
            Wrk.load(app.port(), Application.STORED, CONNECTIONS, WARM_UP_SECONDS);
        }
    }

    private void measure(int seconds, int rounds) throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            List<Map.Entry<Condition, AppProcess>> order = new ArrayList<>(apps.entrySet());
            Collections.rotate(order, round);
            for (Map.Entry<Condition, AppProcess> each : order) {
                turn(each.getKey(), each.getValue(), seconds);
            }
        }
    }

    private void turn(Condition condition, AppProcess app, int seconds) throws IOException, InterruptedException {
        Costs before = app.costs();
        Wrk wrk = Wrk.load(app.port(), Application.STORED, CONNECTIONS, seconds);
        Costs after = app.costs();
        medians.add(condition + " rate", wrk.rate());
        medians.add(condition + " p99", wrk.p99Micros());
        medians.add(condition + " cpu", (after.cpuNanos() - before.cpuNanos()) / 1e3 / wrk.requests());
        medians.add(condition + " own", (after.ownNanos() - before.ownNanos()) / 1e3 / wrk.requests());
    }

    private void print() {
        for (Condition condition : Condition.values()) {
            System.out.printf(
                    "%-10s %8.0f/s  p99 %6.0f us  cpu %6.2f us of which shipping %5.2f us%n",
                    condition,
                    medians.of(condition + " rate"),
                    medians.of(condition + " p99"),
                    medians.of(condition + " cpu"),
                    medians.of(condition + " own"));
        }
    }
}
