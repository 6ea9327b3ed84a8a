package dev.bulwark.console.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.access.Credentials;
import dev.bulwark.model.json.Json;
import dev.bulwark.model.tls.PinnedCertificate;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with a certificate that nobody signed but itself. */
class PinnedServerTest {
    private static final String OTHER = "sha256:" + "0".repeat(64);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HttpConnector connector = new HttpConnector(Json.tolerant(), timer, new Random(1));
    private final HeldCertificate held =
            new HeldCertificate.Builder().commonName("bulwark").build();
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        HandshakeCertificates certificates =
                new HandshakeCertificates.Builder().heldCertificate(held).build();
        server.useHttps(certificates.sslSocketFactory());
        server.enqueue(new MockResponse.Builder().code(401).build());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        timer.shutdownNow();
    }

    @Test
    void isSpokenToIfItsFingerprintFollowsTheAddressAndElseNot() throws Exception {
        String address = "https://127.0.0.1:" + server.getPort();
        String pinned = address + "#" + PinnedCertificate.fingerprint(held.certificate());

        assertThat(failure(address).kind()).isEqualTo(Failure.Kind.NOT_BULWARK);
        assertThat(failure(address + "#" + OTHER).kind()).isEqualTo(Failure.Kind.NOT_BULWARK);
        assertThat(failure(pinned).kind()).isEqualTo(Failure.Kind.NOT_SIGNED_IN);
        assertThat(ServerAddress.parse(pinned)).hasToString(pinned);
    }

    @ParameterizedTest
    @CsvSource({
        "https://computer:8417#sha256:12",
        "https://computer:8417#x",
        "http://computer:8417#sha256:0000000000000000000000000000000000000000000000000000000000000000"
    })
    void anAddressThatCannotBePinnedIsNone(String address) {
        FailureException failure = catchThrowableOfType(FailureException.class, () -> ServerAddress.parse(address));

        assertThat(failure.failure().kind()).isEqualTo(Failure.Kind.BAD_ADDRESS);
    }

    private Failure failure(String address) {
        return catchThrowableOfType(
                        FailureException.class,
                        () -> connector.connect(ServerAddress.parse(address), new Credentials("owner", "x")))
                .failure();
    }
}
