package dev.bulwark.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.model.ingest.AuditEvent;
import dev.bulwark.model.ingest.AuditSeverity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who changed what, and what it was before. */
class AuditEntryTest {
    @TempDir
    Path folder;

    @Test
    void aChangeIsToldWithItsRequest() throws IOException {
        try (MonitoredApp app = MonitoredApp.onJetty(folder, settings -> settings)) {
            AtomicBoolean made = new AtomicBoolean();
            app.within(
                    "org-1",
                    () -> made.set(app.bulwark()
                            .audit("role changed")
                            .on("user", "u17")
                            .description("asked for by phone")
                            .change(Map.of("role", "member"), Map.of("role", "admin"))
                            .success()));
            AuditEvent entry = app.await(AuditEvent.class, 1).get(0);
            assertThat(made).isTrue();
            assertThat(entry.severity()).isEqualTo(AuditSeverity.INFO);
            assertThat(entry.action()).isEqualTo("role changed");
            assertThat(entry.description()).isEqualTo("asked for by phone");
            assertThat(entry.entityType() + " " + entry.entityId()).isEqualTo("user u17");
            assertThat(entry.before()).isEqualTo(Map.of("role", "member"));
            assertThat(entry.after()).isEqualTo(Map.of("role", "admin"));
            assertThat(entry.header().tenant()).isEqualTo("org-1");
            assertThat(entry.header().user()).isEqualTo("user-of-org-1");
            assertThat(entry.ipAddress()).isEqualTo("127.0.0.1");
            assertThat(entry.userAgent()).startsWith("Java-http-client");
        }
    }

    @Test
    void whatFailedSaysWhy() {
        try (ReportingApp app = new ReportingApp(folder)) {
            assertThat(app.bulwark().audit("export").error(new IOException("no space left")))
                    .isTrue();
            assertThat(app.bulwark().audit("key read").critical(null)).isTrue();
            assertThat(app.bulwark().audit("sign-in from elsewhere").warning()).isTrue();
            assertThat(app.allAfterClosing(AuditEvent.class))
                    .hasSize(3)
                    .anyMatch(entry -> entry.severity() == AuditSeverity.ERROR
                            && "no space left".equals(entry.errorMessage())
                            && entry.errorStack().contains("whatFailedSaysWhy"))
                    .anyMatch(entry -> entry.severity() == AuditSeverity.CRITICAL && entry.errorMessage() == null)
                    .anyMatch(entry -> entry.severity() == AuditSeverity.WARNING);
        }
    }

    @Test
    void afterTheEndItSaysThatNothingIsKept() {
        try (ReportingApp app = new ReportingApp(folder)) {
            app.bulwark().close();
            assertThat(app.bulwark().audit("late").success()).isFalse();
        }
    }
}
