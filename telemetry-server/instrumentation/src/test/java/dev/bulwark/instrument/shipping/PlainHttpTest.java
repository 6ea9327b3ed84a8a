package dev.bulwark.instrument.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.instrument.testkit.ReportingProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes megabytes of an application is not loaded by one that does not need it. */
class PlainHttpTest {
    @TempDir
    Path folder;

    @Test
    void neitherTlsNorJavasClientNorDataBindingIsLoaded() throws Exception {
        Path classes = folder.resolve("classes.log");
        try (IngestServer server = new IngestServer()) {
            String log = "-Xlog:class+load:file=" + classes;
            Process application = ReportingProcess.start(server.address(), folder.resolve("spool"), log);
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> !server.batches().isEmpty());
            } finally {
                application.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
        assertThat(Files.readString(classes))
                .contains(ServerConnection.class.getName())
                .doesNotContain(
                        "sun.security.ssl.SSLContextImpl",
                        "jdk.internal.net.http.HttpClientImpl",
                        "com.fasterxml.jackson.",
                        "org.yaml.snakeyaml.Yaml",
                        "net.sf.jsqlparser");
    }
}
