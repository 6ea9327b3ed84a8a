package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.FailedOperationEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application tries and what fails of it. */
class OperationTest {
    @TempDir
    Path folder;

    @Test
    void aFailureIsReportedAndThrownOn() {
        try (ReportingApp app = new ReportingApp(folder)) {
            IOException failure = new IOException("mailbox full");
            Operation sending = app.bulwark()
                    .operation("mail", "send invitation")
                    .with("template", "invitation")
                    .with("attempt", 2)
                    .severity(Severity.CRITICAL);

            Throwable thrown = catchThrowable(() -> sending.run(() -> {
                throw failure;
            }));

            assertThat(thrown).isSameAs(failure);
            FailedOperationEvent failed = app.await(FailedOperationEvent.class).get(0);
            assertThat(failed.operationType()).isEqualTo("mail");
            assertThat(failed.operationName()).isEqualTo("send invitation");
            assertThat(failed.errorMessage()).isEqualTo("mailbox full");
            assertThat(failed.errorStack()).contains("aFailureIsReportedAndThrownOn");
            assertThat(failed.context()).containsEntry("template", "invitation").containsEntry("attempt", 2);
            assertThat(failed.severity()).isEqualTo(Severity.CRITICAL);
        }
    }

    @Test
    void whatSucceedsIsNotReportedAndItsResultIsItsOwn() {
        try (ReportingApp app = new ReportingApp(folder)) {
            Object result = new Object();
            assertThat(app.bulwark().operation("file", "read").<Object, RuntimeException>call(() -> result))
                    .isSameAs(result);
            assertThat(app.allAfterClosing(FailedOperationEvent.class)).isEmpty();
        }
    }

    @Test
    void aFailureInAnotherThreadBelongsToTheRequestThatBeganTheWork() throws IOException {
        try (MonitoredApp app = MonitoredApp.onJetty(folder, settings -> settings)) {
            CompletableFuture<String> payment = new CompletableFuture<>();
            app.within("org-1", () -> {
                CompletableFuture<String> same = app.bulwark()
                        .operation("payment", "charge")
                        .<CompletableFuture<String>, RuntimeException>callAsync(() -> payment);
                assertThat(same).isSameAs(payment);
            });
            payment.completeExceptionally(new IllegalStateException("declined"));
            FailedOperationEvent failed =
                    app.await(FailedOperationEvent.class, 1).get(0);
            assertThat(failed.header().tenant()).isEqualTo("org-1");
            assertThat(failed.header().endpoint()).isEqualTo("GET /watched/work/{id}");
            assertThat(failed.errorMessage()).isEqualTo("declined");
        }
    }

    @Test
    void anErrorWithoutWordsIsNamedByItsClass() {
        try (ReportingApp app = new ReportingApp(folder)) {
            assertThat(app.bulwark().operation("any", "thing").failed(new ArithmeticException()))
                    .isTrue();
            assertThat(app.await(FailedOperationEvent.class).get(0).errorMessage())
                    .isEqualTo("java.lang.ArithmeticException");
        }
    }
}
