package dev.bulwark.instrument.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.testkit.IngestServer;
import dev.bulwark.model.tls.PinnedCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications recognise a server by the fingerprint of its certificate. */
class PinnedServerTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @Test
    void eventsGoToTheServerWithThePinnedCertificateAndToNoOther() throws Exception {
        KeyStore keys = selfSigned();
        String pin = PinnedCertificate.fingerprint((X509Certificate) keys.getCertificate("server"));
        try (IngestServer server = new IngestServer(context(keys))) {
            try (Bulwark stranger = reporting(server, "sha256:" + "0".repeat(64))) {
                stranger.activity("sign-in", "password", null, null, Map.of());
            } // closing tries to send what is left
            assertThat(server.requests()).isZero();
            try (Bulwark bulwark = reporting(server, pin)) {
                bulwark.activity("sign-in", "password", null, null, Map.of());
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !server.batches().isEmpty());
            }
        }
    }

    private Bulwark reporting(IngestServer server, String pin) {
        return Bulwark.start(BulwarkSettings.builder()
                .server(URI.create(server.address() + "#" + pin))
                .app("shop")
                .spoolDirectory(folder.resolve(pin.substring(7)))
                .build());
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore selfSigned() throws Exception {
        Path file = folder.resolve("server.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=nobody",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }
}
