package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.config.SettingsFile;
import jakarta.mail.Address;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told by mail, through a real SMTP server. */
@Tag("store")
class MailTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Events events = new Events(clock);
    private final int port = freePort();
    private GreenMail smtp;

    @TempDir
    private Path data;

    @BeforeEach
    void start() {
        smtp = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.setUser("bulwark@ops.example", "bulwark", "open sesame");
        smtp.start();
    }

    @AfterEach
    void stop() {
        smtp.stop();
    }

    @Test
    void aCriticalViolationIsToldAtOnceAndItsRepetitionsTogether() throws Exception {
        try (RunningServer server = RunningServer.start(settings("dailySummaryAt: ''"), data, clock)) {
            String token = server.ingestToken();
            server.client().ingest(token, events.batch(events.violationBy("3f1c")));
            MimeMessage first = mail(0);
            assertThat(first.getSubject()).isEqualTo("[Bulwark] critical in meetings: missing_filter");
            assertThat(first.getAllRecipients()).extracting(Address::toString).containsExactly("ana@ops.example");
            assertThat(text(first)).contains("Tenant         tenant-1").contains("Statement      SELECT");

            server.client().ingest(token, events.batch(events.violationBy("3f1c"), events.violationBy("3f1c")));
            server.client().ingest(token, events.batch(events.violationBy("3f1c"), events.violationBy("77aa")));
            assertThat(text(mail(1))).contains("Statement");
            clock.advance(Duration.ofMinutes(16));
            assertThat(mail(2).getSubject()).isEqualTo("[Bulwark] critical in meetings: 3 times missing_filter");
        }
        assertThat(smtp.getReceivedMessages()).hasSize(3);
    }

    @Test
    void aMailThatTheSmtpServerDidNotTakeIsSentByTheNextServer() throws Exception {
        ServerSettings settings = settings("dailySummaryAt: ''");
        smtp.stop();
        try (RunningServer server = RunningServer.start(settings, data, clock)) {
            server.client().ingest(server.ingestToken(), events.batch(events.violationBy("3f1c")));
            await().until(() -> server.stored("SELECT last_error FROM mail_outbox").stream()
                    .anyMatch(error -> error != null && error.contains("connect")));
        }
        start();
        clock.advance(Duration.ofMinutes(2));
        try (RunningServer server = RunningServer.start(settings, data, clock)) {
            assertThat(mail(0).getSubject()).contains("critical in meetings");
            await().until(() -> server.stored("SELECT id FROM mail_outbox WHERE sent_at IS NULL")
                    .isEmpty());
        }
        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whatFailedWithinADayIsToldOnceADay() throws Exception {
        ServerSettings settings = settings("dailySummaryAt: '07:00'");
        try (RunningServer server = RunningServer.start(settings, data, clock)) {
            assertThat(mail(0).getSubject()).isEqualTo("[Bulwark] 0 failed operations in 24 hours, 0 unresolved");
            server.client().ingest(server.ingestToken(), events.batch(events.failure(), events.failure()));
        }
        clock.advance(Duration.ofHours(20));
        try (RunningServer server = RunningServer.start(settings, data, clock)) {
            MimeMessage summary = mail(1);
            assertThat(summary.getSubject()).isEqualTo("[Bulwark] 2 failed operations in 24 hours, 2 unresolved");
            assertThat(text(summary)).contains("By operation").containsPattern("2  mail: ");
            await().until(() -> server.stored("SELECT id FROM mail_outbox WHERE sent_at IS NULL")
                    .isEmpty());
        }
        assertThat(smtp.getReceivedMessages()).hasSize(2);
    }

    private MimeMessage mail(int index) {
        await().until(() -> smtp.getReceivedMessages().length > index);
        return smtp.getReceivedMessages()[index];
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) mail.getContent();
    }

    /** Stays the same when the SMTP server comes back. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerSettings settings(String more) throws IOException {
        Path file = Files.writeString(data.resolve("settings.yaml"), """
                dataIsolation:
                  alertEmails: [ana@ops.example]
                mail:
                  host: 127.0.0.1
                  port: %d
                  encryption: none
                  user: bulwark
                  passwordFile: %s
                  from: bulwark@ops.example
                  %s
                """.formatted(
                        port, Files.writeString(data.resolve("mail-password"), "open sesame\n"), more));
        return SettingsFile.read(file);
    }
}
