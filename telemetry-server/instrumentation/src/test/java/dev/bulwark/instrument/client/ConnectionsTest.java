package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.model.ingest.ConnectionEvent;
import dev.bulwark.model.ingest.FailedOperationEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is connected just now. */
class ConnectionsTest {
    private static final Caller ONE = new Caller("org-1", "u1");
    private static final Caller TWO = new Caller("org-2", "u2");

    @TempDir
    Path folder;

    @Test
    void whatIsOpenIsToldByTenantAndSession() {
        try (ReportingApp app = new ReportingApp(folder)) {
            Connections connections = app.bulwark().connections();
            LiveConnection first = connections.open("websocket", "meeting 1", ONE);
            LiveConnection second = connections.open("websocket", "meeting 1", ONE);
            LiveConnection third = connections.open("websocket", "meeting 2", TWO);
            app.await(ConnectionEvent.class, event -> isOf(event, "org-1") && event.live() == 2);
            app.await(ConnectionEvent.class, event -> isOf(event, "org-2") && "meeting 2".equals(event.session()));
            first.close();
            second.disconnected();
            third.failed(new IOException("broken pipe"));
            app.await(ConnectionEvent.class, event -> isOf(event, "org-1") && event.live() == 0);
            assertThat(app.allAfterClosing(FailedOperationEvent.class))
                    .singleElement()
                    .matches(failed -> failed.operationType().equals("socket"));
            assertThat(sum(app, ConnectionEvent::opened)).isEqualTo(3);
            assertThat(sum(app, ConnectionEvent::closed)).isEqualTo(1);
            assertThat(sum(app, ConnectionEvent::disconnected)).isEqualTo(2);
        }
    }

    @Test
    void aConnectionEndsOnce() {
        try (ReportingApp app = new ReportingApp(folder)) {
            LiveConnection connection = app.bulwark().connections().open("sse");
            connection.close();
            connection.close();
            connection.disconnected();
            app.bulwark().connections().open("sse");
            List<ConnectionEvent> events = app.allAfterClosing(ConnectionEvent.class);
            assertThat(sum(app, ConnectionEvent::closed)).isEqualTo(1);
            assertThat(sum(app, ConnectionEvent::disconnected)).isZero();
            assertThat(events.stream().mapToLong(ConnectionEvent::live).max()).hasValue(1);
        }
    }

    @Test
    void theCallerOfTheRequestIsTheOneWhoIsConnected() throws IOException {
        try (MonitoredApp app = MonitoredApp.onJetty(folder, settings -> settings)) {
            app.within("org-7", () -> app.bulwark().connections().open("sse"));
            assertThat(app.await(ConnectionEvent.class, 1).get(0).header().tenant())
                    .isEqualTo("org-7");
        }
    }

    @Test
    void thousandsOfSessionsAreCountedTogetherAndNoneIsLost() {
        try (ReportingApp app = new ReportingApp(folder)) {
            List<LiveConnection> open = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                open.add(app.bulwark().connections().open("websocket", "meeting " + i, new Caller("org-" + i, null)));
            }
            open.forEach(LiveConnection::close);
            app.allAfterClosing(ConnectionEvent.class);
            assertThat(sum(app, ConnectionEvent::opened)).isEqualTo(10_000);
            assertThat(sum(app, ConnectionEvent::closed)).isEqualTo(10_000);
            assertThat(app.events(ConnectionEvent.class))
                    .anyMatch(event -> event.kind().equals("other"));
        }
    }

    @Test
    void nothingIsLostWhileManyComeAndGo() throws InterruptedException {
        try (ReportingApp app = new ReportingApp(folder)) {
            List<Thread> threads = IntStream.range(0, 4)
                    .mapToObj(number -> new Thread(() -> {
                        for (int i = 0; i < 50_000; i++) {
                            app.bulwark().connections().open("sse", null, ONE).close();
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            app.allAfterClosing(ConnectionEvent.class);
            assertThat(sum(app, ConnectionEvent::opened)).isEqualTo(200_000);
            assertThat(sum(app, ConnectionEvent::closed)).isEqualTo(200_000);
        }
    }

    private static boolean isOf(ConnectionEvent event, String tenant) {
        return tenant.equals(event.header().tenant());
    }

    private static long sum(ReportingApp app, ToLongFunction<ConnectionEvent> figure) {
        return app.events(ConnectionEvent.class).stream().mapToLong(figure).sum();
    }
}
