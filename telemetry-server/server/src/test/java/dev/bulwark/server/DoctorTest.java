package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.bulwark.server.cli.ServerCli;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.doctor.Doctor;
import dev.bulwark.server.doctor.Finding;
import dev.bulwark.server.http.HttpSettings;
import dev.bulwark.server.http.Tls;
import dev.bulwark.server.notify.AlertSettings;
import dev.bulwark.server.notify.MailSettings;
import dev.bulwark.server.retention.DiskSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    private static final AlertSettings SOMEBODY = new AlertSettings(true, true, false, List.of("ops@example.org"), 30);

    private final Events events = new Events(Clock.systemUTC());
    private final Map<String, Finding> found = new LinkedHashMap<>();

    @TempDir
    private Path directory;

    @Test
    @Tag("store")
    void aServerThatStoppedWellIsWellAndNothingIsChangedByLooking() throws Exception {
        assertThat(look(settings(), Clock.systemUTC()))
                .as("before the first start")
                .isEqualTo(Finding.Level.OK);
        assertThat(data()).doesNotExist();
        fill();

        assertThat(look(settings(), Clock.systemUTC())).as(found.toString()).isEqualTo(Finding.Level.OK);

        assertThat(found)
                .containsKeys("directory", "disk", "clock", "store", "journal", "server", "certificate", "mail");
        assertThat(found.get("store").message()).contains("schema");
        assertThat(found.get("journal").message()).contains("1 batches");
    }

    @Test
    void aRunningServerIsAskedAndNotDisturbed() throws Exception {
        try (RunningServer server = RunningServer.start(data(), Clock.systemUTC())) {
            server.ingestToken();
            ServerSettings there = settings().withPort(server.uri().getPort());

            assertThat(look(there, Clock.systemUTC())).as(found.toString()).isEqualTo(Finding.Level.OK);

            assertThat(found.get("server").message()).contains("answers at " + server.uri());
        }
    }

    @Test
    void whatKeepsTheServerFromItsWorkIsFoundEachByItself() throws Exception {
        fill();
        Path segment = data().resolve("journal/000000000001.segment");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[60] ^= 1;
        Files.write(segment, bytes);
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ServerSettings bad = settings()
                    .withPort(taken.getLocalPort())
                    .with(new DiskSettings(1, 2, 3, 0))
                    .with(mailTo(1))
                    .with(SOMEBODY);

            assertThat(look(bad, Clock.offset(Clock.systemUTC(), Duration.ofHours(-1))))
                    .isEqualTo(Finding.Level.FAIL);
        }
        assertThat(level("server")).isEqualTo(Finding.Level.FAIL);
        assertThat(level("mail")).isEqualTo(Finding.Level.FAIL);
        assertThat(level("journal")).isEqualTo(Finding.Level.WARN);
        assertThat(level("directory")).isEqualTo(Finding.Level.WARN);
        assertThat(level("clock")).isEqualTo(Finding.Level.WARN);
    }

    @Test
    void aCertificateThatEndsSoonAndAMailServerThatAnswersAreFound() throws Exception {
        GreenMail post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        HttpSettings encrypted = new HttpSettings("127.0.0.1", 0, false, Tls.GENERATED, "", "");
        try (RunningServer server = RunningServer.start(settings().with(encrypted), data(), Clock.systemUTC())) {
            server.ingestToken();
        }
        ServerSettings settings = settings()
                .with(encrypted)
                .with(mailTo(post.getSmtp().getPort()))
                .with(SOMEBODY);

        look(settings, Clock.systemUTC());
        assertThat(level("certificate")).isEqualTo(Finding.Level.OK);
        assertThat(level("mail")).as(found.toString()).isEqualTo(Finding.Level.OK);
        look(settings, Clock.offset(Clock.systemUTC(), Duration.ofDays(3_640)));
        assertThat(level("certificate")).isEqualTo(Finding.Level.WARN);
        look(settings, Clock.offset(Clock.systemUTC(), Duration.ofDays(3_660)));
        assertThat(level("certificate")).isEqualTo(Finding.Level.FAIL);
        post.stop();
    }

    @Test
    void settingsThatCannotBeEndWithOne() throws IOException {
        Path file = Files.writeString(directory.resolve("settings.yaml"), "http:\n  prot: 1\n");

        assertThat(ServerCli.run("doctor", "--config", file.toString())).isEqualTo(1);
    }

    private Finding.Level look(ServerSettings settings, Clock clock) throws IOException {
        found.clear();
        return new Doctor(TestStore.with(settings, data()), clock)
                .run(line -> {}, finding -> found.put(finding.subject(), finding));
    }

    private Finding.Level level(String subject) {
        return found.get(subject).level();
    }

    private ServerSettings settings() {
        return ServerSettings.defaults().withPort(0).with(new DiskSettings(97, 98, 99, 0));
    }

    private static MailSettings mailTo(int port) {
        return new MailSettings(
                "127.0.0.1", port, MailSettings.Encryption.NONE, "", "", "bulwark@example.org", "07:00", "UTC");
    }

    private void fill() {
        try (RunningServer server = RunningServer.start(data(), Clock.systemUTC())) {
            server.client().ingest(server.ingestToken(), events.batch(events.violation()));
        }
    }

    private Path data() {
        return directory.resolve("data");
    }
}
