package dev.bulwark.benchmarks.application;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Loads the same application once for each library that watches it, in turns, so that what else the machine does falls on all
 * of them alike. Arguments: seconds for each turn, and rounds. Prints medians over the rounds.
 */
public final class FilterCosts {
    private static final int CONNECTIONS = 16;
    private static final int WARM_UP_SECONDS = 8;
    private static final int SECONDS_ALONE = 3;
    private static final List<String> PATHS = List.of(Application.PLAIN, Application.STORED);

    private final Map<Watching, AppProcess> apps = new EnumMap<>(Watching.class);
    private final Medians medians = new Medians();

    private FilterCosts() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        FilterCosts run = new FilterCosts();
        try (StandIn server = new StandIn(Condition.HEALTHY)) {
            run.start(server.address());
            run.measure(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
            run.print();
        } finally {
            run.apps.values().forEach(AppProcess::close);
        }
    }

    private void start(String server) throws IOException, InterruptedException {
        for (Watching watching : Watching.values()) {
            AppProcess app = AppProcess.start(watching, server);
            apps.put(watching, app);
            for (String path : PATHS) {
                Wrk.load(app.port(), path, CONNECTIONS, WARM_UP_SECONDS);
            }
        }
    }

    private void measure(int seconds, int rounds) throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            List<Map.Entry<Watching, AppProcess>> order = new ArrayList<>(apps.entrySet());
            Collections.rotate(order, round);
            for (String path : PATHS) {
                for (Map.Entry<Watching, AppProcess> each : order) {
                    turn(each.getKey() + path, each.getValue(), path, seconds);
                }
            }
        }
    }

    private void turn(String name, AppProcess app, String path, int seconds) throws IOException, InterruptedException {
        Costs before = app.costs();
        Wrk wrk = Wrk.load(app.port(), path, CONNECTIONS, seconds);
        Costs after = app.costs();
        medians.add(name + " rate", wrk.rate());
        medians.add(name + " cpu", (after.cpuNanos() - before.cpuNanos()) / 1e3 / wrk.requests());
        medians.add(name + " own", (after.ownNanos() - before.ownNanos()) / 1e3 / wrk.requests());
        medians.add(name + " bytes", (double) (after.allocated() - before.allocated()) / wrk.requests());
        medians.add(name + " p99", Wrk.load(app.port(), path, 1, SECONDS_ALONE).p99Micros());
    }

    private void print() {
        for (String path : PATHS) {
            for (Watching watching : Watching.values()) {
                String name = watching + path;
                System.out.printf(
                        "%-8s %-15s %8.0f/s %5.2f  cpu %6.2f us (shipping %5.2f)  allocated %6.0f B  p99 alone %5.0f us%n",
                        path,
                        watching,
                        medians.of(name + " rate"),
                        medians.of(name + " rate") / medians.of(Watching.BARE + path + " rate"),
                        medians.of(name + " cpu"),
                        medians.of(name + " own"),
                        medians.of(name + " bytes"),
                        medians.of(name + " p99"));
            }
        }
    }
}
