package dev.bulwark.console.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.access.Credentials;
import dev.bulwark.model.access.SignedIn;
import dev.bulwark.model.tls.PinnedCertificate;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Signs in over HTTP. Thread-safe. */
public final class HttpConnector implements Connector {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

    private final ObjectMapper mapper;
    private final ScheduledExecutorService timer;
    private final RandomGenerator random;
    private final OkHttpClient plain = new OkHttpClient.Builder()
            .connectTimeout(CONNECT_LIMIT)
            .readTimeout(ANSWER_LIMIT)
            .callTimeout(ANSWER_LIMIT)
            .build();

    /**
     * @param timer for new tries after a loss of the stream
     * @param random for the jitter of these tries
     */
    public HttpConnector(ObjectMapper mapper, ScheduledExecutorService timer, RandomGenerator random) {
        this.mapper = mapper;
        this.timer = timer;
        this.random = random;
    }

    @Override
    public Session connect(ServerAddress address, Credentials credentials) throws FailureException {
        OkHttpClient client = clientFor(address.fingerprint());
        SignInCalls calls = new SignInCalls(address, new JsonHttp(client, mapper));
        SignedIn signedIn = calls.signIn(credentials);
        KeptSignIn kept = new KeptSignIn(calls, credentials, signedIn.token());
        OkHttpClient signed =
                client.newBuilder().addInterceptor(kept).authenticator(kept).build();
        TelemetryApi api = new HttpTelemetryApi(address, new JsonHttp(signed, mapper));
        LiveStream stream = new HttpLiveStream(address, signed, mapper, timer, random);
        return new Session(address, signedIn.account(), api, stream);
    }

    /** Whom a fingerprint identifies needs no name in its certificate. */
    private OkHttpClient clientFor(@Nullable String fingerprint) {
        if (fingerprint == null) {
            return plain;
        }
        PinnedCertificate pinned = new PinnedCertificate(fingerprint);
        return plain.newBuilder()
                .sslSocketFactory(pinned.context().getSocketFactory(), pinned)
                .hostnameVerifier((host, session) -> true)
                .build();
    }
}
