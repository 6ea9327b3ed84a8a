package dev.bulwark.console.client;

import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.access.Credentials;
import java.io.IOException;
import okhttp3.Authenticator;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Puts the session's token on every request, and renews the session once when the server no longer knows it: after a
 * restart or in the middle of a night, nobody should have to type a password to see what goes on. The credentials live
 * in memory only. Thread-safe.
 */
final class KeptSignIn implements Interceptor, Authenticator {
    private static final String HEADER = "Authorization";

    private final SignInCalls calls;
    private final Credentials credentials;
    private volatile String token;

    KeptSignIn(SignInCalls calls, Credentials credentials, String token) {
        this.calls = calls;
        this.credentials = credentials;
        this.token = token;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        return chain.proceed(signed(chain.request(), token));
    }

    @Override
    public synchronized @Nullable Request authenticate(@Nullable Route route, Response response) {
        if (response.priorResponse() != null) {
            return null;
        }
        String refused = response.request().header(HEADER);
        if (bearer(token).equals(refused) && !renewed()) {
            return null;
        }
        return signed(response.request(), token);
    }

    private boolean renewed() {
        try {
            token = calls.signIn(credentials).token();
            return true;
        } catch (FailureException e) {
            return false;
        }
    }

    private static Request signed(Request request, String token) {
        return request.newBuilder().header(HEADER, bearer(token)).build();
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }
}
