package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.model.tls.PinnedCertificate;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.http.HttpSettings;
import dev.bulwark.server.http.Tls;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections. */
class TlsTest {
    private static final String HEALTH = "/api/system/health";

    @TempDir
    private Path data;

    @Test
    void aGeneratedCertificateIsKeptAndRecognisedByItsFingerprint() throws Exception {
        String fingerprint;
        try (TelemetryServer server = start(Tls.GENERATED, "", "")) {
            fingerprint = server.certificate().orElseThrow();
            HttpResponse<String> answer = ask(server.uri(), fingerprint);
            assertThat(server.uri().getScheme()).isEqualTo("https");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
            assertThatThrownBy(() -> ask(server.uri(), "sha256:" + "0".repeat(64)))
                    .isInstanceOf(IOException.class);
        }
        try (TelemetryServer again = start(Tls.GENERATED, "", "")) {
            assertThat(again.certificate()).contains(fingerprint);
        }
        assertThat(permissions(data.resolve("data"))).isEqualTo("rwx------");
        for (String secret : List.of("certificate.p12", "server-key", "redaction-salt")) {
            assertThat(permissions(data.resolve("data").resolve(secret)))
                    .as(secret)
                    .isEqualTo("rw-------");
        }
        assertThat(data.resolve("data").resolve("certificate.pem")).content().startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void theCertificateOfAKeyStoreIsShown() throws Exception {
        HeldCertificate held = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "server", held.keyPair().getPrivate(), "secret".toCharArray(), new X509Certificate[] {held.certificate()
                });
        Path file = data.resolve("server.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, "secret".toCharArray());
        }
        Path password = Files.writeString(data.resolve("password"), "secret\n");

        try (TelemetryServer server = start(Tls.KEYSTORE, file.toString(), password.toString())) {
            assertThat(server.certificate()).contains(PinnedCertificate.fingerprint(held.certificate()));
            assertThat(ask(server.uri(), PinnedCertificate.fingerprint(held.certificate()))
                            .statusCode())
                    .isEqualTo(200);
        }
        Files.writeString(password, "another");
        assertThatThrownBy(() -> start(Tls.KEYSTORE, file.toString(), password.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("server.p12");
    }

    @Test
    void withEncryptionTheServerMayBeReachedFromOtherMachines() {
        assertThat(new HttpSettings("0.0.0.0", 0, false, Tls.GENERATED, "", "").host())
                .isEqualTo("0.0.0.0");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private TelemetryServer start(Tls tls, String keystore, String passwordFile) {
        HttpSettings http = new HttpSettings("127.0.0.1", 0, false, tls, keystore, passwordFile);
        TelemetryServer server = TelemetryServer.open(
                ServerSettings.defaults()
                        .withData(data.resolve("data").toString())
                        .with(http),
                Clock.systemUTC());
        server.start(0);
        return server;
    }

    private static HttpResponse<String> ask(URI server, String fingerprint) throws Exception {
        SSLContext context = new PinnedCertificate(fingerprint).context();
        HttpRequest request = HttpRequest.newBuilder(server.resolve(HEALTH)).build();
        return HttpClient.newBuilder().sslContext(context).build().send(request, BodyHandlers.ofString());
    }
}
