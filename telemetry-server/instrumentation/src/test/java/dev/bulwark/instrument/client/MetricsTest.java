package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.model.ingest.CounterEvent;
import dev.bulwark.model.ingest.TimingSummaryEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of the application's own business. */
class MetricsTest {
    @TempDir
    Path folder;

    @Test
    void amountsAddUpByLabels() {
        try (ReportingApp app = new ReportingApp(folder)) {
            Metrics metrics = app.bulwark().metrics();
            for (int i = 0; i < 100; i++) {
                metrics.count("meetings finished");
                metrics.count("revenue", 9.5, Map.of("plan", i % 2 == 0 ? "team" : "company"));
            }
            metrics.count("revenue", Double.NaN);
            app.allAfterClosing(CounterEvent.class);
            assertThat(sum(app, "meetings finished", Map.of())).isEqualTo(100);
            assertThat(sum(app, "revenue", Map.of("plan", "team"))).isEqualTo(475);
            assertThat(sum(app, "revenue", Map.of("plan", "company"))).isEqualTo(475);
        }
    }

    @Test
    void aCountWithinARequestIsItsTenants() throws IOException {
        try (MonitoredApp app = MonitoredApp.onJetty(folder, settings -> settings)) {
            app.within("org-3", () -> app.bulwark().metrics().count("imports"));
            assertThat(app.await(CounterEvent.class, 1).get(0).header().tenant())
                    .isEqualTo("org-3");
        }
    }

    @Test
    void manyLabelsAreFoldedAndTheSumStaysRight() {
        try (ReportingApp app = new ReportingApp(folder)) {
            for (int i = 0; i < 20_000; i++) {
                app.bulwark().metrics().count("orders", 1, Map.of("number", String.valueOf(i)));
                app.bulwark().metrics().count("name " + i);
            }
            List<CounterEvent> events = app.allAfterClosing(CounterEvent.class);
            assertThat(events)
                    .hasSizeLessThan(15_000)
                    .anyMatch(event -> event.name().equals("other"));
            assertThat(events.stream().mapToDouble(CounterEvent::value).sum()).isEqualTo(40_000);
        }
    }

    @Test
    void nothingIsLostWhileManyThreadsCount() throws InterruptedException {
        try (ReportingApp app = new ReportingApp(folder)) {
            Metrics metrics = app.bulwark().metrics();
            List<Thread> threads = IntStream.range(0, 4)
                    .mapToObj(number -> new Thread(() -> {
                        for (int i = 0; i < 100_000; i++) {
                            metrics.count("hits");
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            app.allAfterClosing(CounterEvent.class);
            assertThat(sum(app, "hits", Map.of())).isEqualTo(400_000);
        }
    }

    @Test
    void workIsTimedUnlessItFails() {
        try (ReportingApp app = new ReportingApp(folder)) {
            Metrics metrics = app.bulwark().metrics();
            assertThat(metrics.<String, RuntimeException>call("report", () -> "done"))
                    .isEqualTo("done");
            metrics.run("report", () -> {});
            metrics.took("report", Duration.ofSeconds(2));
            try {
                metrics.run("report", () -> {
                    throw new IllegalStateException("no data");
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("no data");
            }
            assertThat(app.allAfterClosing(TimingSummaryEvent.class).stream()
                            .mapToLong(TimingSummaryEvent::count)
                            .sum())
                    .isEqualTo(3);
        }
    }

    private static double sum(ReportingApp app, String name, Map<String, String> labels) {
        return app.events(CounterEvent.class).stream()
                .filter(event -> event.name().equals(name) && event.labels().equals(labels))
                .mapToDouble(CounterEvent::value)
                .sum();
    }
}
