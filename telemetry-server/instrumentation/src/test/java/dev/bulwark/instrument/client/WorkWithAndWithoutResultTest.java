package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.Caller;
import dev.bulwark.model.ingest.CrossTenantEvent;
import dev.bulwark.model.ingest.WebhookEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every form in which developers write work compiles, as in the guide, and throws what it throws. */
class WorkWithAndWithoutResultTest {
    private static final Caller CALLER = new Caller("org-1", null);

    @TempDir
    Path folder;

    private final AtomicInteger done = new AtomicInteger();

    @Test
    void workWithoutAResultIsDone() {
        try (ReportingApp app = new ReportingApp(folder)) {
            Bulwark bulwark = app.bulwark();
            bulwark.crossTenant("rollup", () -> work());
            bulwark.crossTenant("rollup", this::work);
            bulwark.runAs(CALLER, () -> work());
            bulwark.runAs(CALLER, () -> {
                work();
            });
            bulwark.external("stripe").webhook("charge.succeeded", () -> work());
            bulwark.external("stripe").webhook("charge.succeeded", this::work);
            bulwark.runAs(
                    CALLER,
                    () -> bulwark.crossTenant(
                            "both", () -> bulwark.job("nightly").run(() -> work())));
            assertThat(done).hasValue(7);
            assertThat(app.allAfterClosing(WebhookEvent.class)).hasSize(2).allMatch(WebhookEvent::success);
            assertThat(app.events(CrossTenantEvent.class)).isNotEmpty();
        }
    }

    @Test
    void workWithAResultHandsItOut() throws IOException {
        try (ReportingApp app = new ReportingApp(folder)) {
            Bulwark bulwark = app.bulwark();
            int counted = bulwark.crossTenant("count", () -> done.incrementAndGet());
            int more = bulwark.runAs(CALLER, done::incrementAndGet);
            List<String> empty = bulwark.external("stripe").webhook("any", () -> new ArrayList<>());
            int read = bulwark.runAs(CALLER, () -> {
                try (InputStream in = new ByteArrayInputStream(new byte[] {42})) {
                    return in.read();
                }
            });
            String nested = bulwark.crossTenant("both", () -> bulwark.runAs(CALLER, () -> "inner"));
            bulwark.runAs(CALLER, () -> done.incrementAndGet());
            assertThat(List.of(counted, more, read)).containsExactly(1, 2, 42);
            assertThat(empty).isEmpty();
            assertThat(nested).isEqualTo("inner");
            assertThat(done).hasValue(3);
        }
    }

    @Test
    void checkedExceptionsStayWhatTheyAre() {
        try (ReportingApp app = new ReportingApp(folder)) {
            Bulwark bulwark = app.bulwark();
            for (Attempt attempt : attempts(bulwark)) {
                assertThatThrownBy(attempt::run)
                        .isExactlyInstanceOf(IOException.class)
                        .hasMessage("disk full");
            }
            assertThatThrownBy(() -> bulwark.runAs(CALLER, () -> {
                        throw new IllegalStateException("unchecked");
                    }))
                    .hasMessage("unchecked");
            assertThat(app.allAfterClosing(WebhookEvent.class)).hasSize(1).noneMatch(WebhookEvent::success);
        }
    }

    private List<Attempt> attempts(Bulwark bulwark) {
        return List.of(
                () -> bulwark.crossTenant("rollup", () -> fail()),
                () -> bulwark.crossTenant("rollup", this::fail),
                () -> bulwark.crossTenant("rollup", () -> failWithResult()),
                () -> bulwark.runAs(CALLER, () -> fail()),
                () -> assertThat(bulwark.<Integer, IOException>runAs(CALLER, () -> failWithResult()))
                        .isZero(),
                () -> bulwark.runAs(CALLER, () -> {
                    throw new IOException("disk full");
                }),
                () -> bulwark.external("stripe").webhook("any", () -> fail()));
    }

    private void work() {
        done.incrementAndGet();
    }

    private void fail() throws IOException {
        throw new IOException("disk full");
    }

    private int failWithResult() throws IOException {
        throw new IOException("disk full");
    }

    /** Of these the compiler knows that they throw nothing else. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }
}
