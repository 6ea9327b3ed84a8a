package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.model.ingest.ExternalCallEvent;
import dev.bulwark.model.ingest.ExternalSummaryEvent;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.WebhookEvent;
import dev.bulwark.model.performance.LatencyHistogram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls to services that the application depends on. */
class ExternalServiceTest {
    @TempDir
    Path folder;

    @Test
    void everyCallIsCountedAndOnlyTellingOnesAreRecorded() {
        try (ReportingApp app = new ReportingApp(folder)) {
            ExternalService stripe = app.bulwark().external("stripe");
            succeed(stripe, 10);
            fail(stripe, 1);
            succeed(stripe, 10);
            stripe.called("create charge", Duration.ofSeconds(3), null);

            assertThat(app.allAfterClosing(ExternalCallEvent.class))
                    .hasSize(3)
                    .allMatch(call ->
                            call.service().equals("stripe") && call.operation().equals("create charge"));
            assertThat(app.events(ExternalCallEvent.class)).anyMatch(call -> "no route".equals(call.errorMessage()));
            assertThat(app.events(ExternalCallEvent.class)).anyMatch(call -> call.durationMicros() == 3_000_000);
            assertThat(count(app)).isEqualTo(22);
            assertThat(errors(app)).isEqualTo(1);
            assertThat(durations(app)).isEqualTo(22);
        }
    }

    @Test
    void aServiceThatIsAwayDoesNotPushEverythingElseOut() {
        try (ReportingApp app = new ReportingApp(folder)) {
            fail(app.bulwark().external("stripe"), 5_000);
            long recorded = app.allAfterClosing(ExternalCallEvent.class).size();
            assertThat(recorded).isBetween(1L, 1_000L);
            assertThat(count(app)).isEqualTo(5_000);
            assertThat(errors(app)).isEqualTo(5_000);
        }
    }

    @Test
    void manyNamesAreFoldedAndNoneIsLost() {
        try (ReportingApp app = new ReportingApp(folder)) {
            for (int i = 0; i < 3_000; i++) {
                app.bulwark().external("host-" + i).called("GET", Duration.ofMillis(1), null);
            }
            assertThat(app.allAfterClosing(ExternalSummaryEvent.class))
                    .anyMatch(summary -> summary.service().equals("other"));
            assertThat(count(app)).isEqualTo(3_000);
        }
    }

    @Test
    void anAsynchronousCallEndsWhenItsStageDoes() {
        try (ReportingApp app = new ReportingApp(folder)) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            CompletableFuture<String> same = app.bulwark()
                    .external("openai")
                    .<CompletableFuture<String>, RuntimeException>callAsync("complete", () -> answer);
            assertThat(same).isSameAs(answer);
            assertThat(app.events(ExternalSummaryEvent.class)).isEmpty();
            answer.completeExceptionally(new CompletionException(new IOException("reset")));
            app.await(ExternalCallEvent.class, call -> "reset".equals(call.errorMessage()) && !call.success());
        }
    }

    @Test
    void webhooksAreRecordedAndFailedOnesReported() {
        try (ReportingApp app = new ReportingApp(folder)) {
            ExternalService stripe = app.bulwark().external("stripe");
            stripe.webhookReceived("charge.succeeded");
            assertThatThrownBy(() -> stripe.webhook("charge.refunded", () -> {
                        throw new IOException("unknown charge");
                    }))
                    .isInstanceOf(IOException.class);
            assertThat(app.allAfterClosing(WebhookEvent.class))
                    .hasSize(2)
                    .anyMatch(webhook ->
                            webhook.success() && webhook.webhookType().equals("charge.succeeded"))
                    .anyMatch(webhook -> !webhook.success() && "unknown charge".equals(webhook.errorMessage()));
            assertThat(app.events(FailedOperationEvent.class))
                    .singleElement()
                    .matches(failed -> failed.operationType().equals("webhook")
                            && failed.operationName().equals("stripe charge.refunded"));
        }
    }

    private static void succeed(ExternalService service, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(service.<Integer, RuntimeException>call("create charge", () -> 42))
                    .isEqualTo(42);
        }
    }

    private static void fail(ExternalService service, int times) {
        IOException failure = new IOException("no route");
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> service.run("create charge", () -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
    }

    private static long count(ReportingApp app) {
        return app.events(ExternalSummaryEvent.class).stream()
                .mapToLong(ExternalSummaryEvent::count)
                .sum();
    }

    private static long errors(ReportingApp app) {
        return app.events(ExternalSummaryEvent.class).stream()
                .mapToLong(ExternalSummaryEvent::errors)
                .sum();
    }

    private static long durations(ReportingApp app) {
        return app.events(ExternalSummaryEvent.class).stream()
                .mapToLong(summary ->
                        LatencyHistogram.fromBase64(summary.histogram()).count())
                .sum();
    }
}
