package dev.bulwark.console.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.access.Credentials;
import dev.bulwark.model.access.SignedIn;

/** The sign-in itself. Thread-safe. */
final class SignInCalls {
    private static final TypeReference<SignedIn> SIGNED_IN = new TypeReference<>() {};

    private final ServerAddress address;
    private final JsonHttp http;

    SignInCalls(ServerAddress address, JsonHttp http) {
        this.address = address;
        this.http = http;
    }

    SignedIn signIn(Credentials credentials) throws FailureException {
        try {
            return http.post(address.route("api/v1/auth/login").build(), credentials, SIGNED_IN);
        } catch (FailureException e) {
            throw new FailureException(inContext(e.failure()), e);
        }
    }

    private Failure inContext(Failure failure) {
        return switch (failure.kind()) {
            case NOT_SIGNED_IN -> FailureWords.wrongPassword();
            case NOT_FOUND -> FailureWords.unreadable(address.url());
            default -> failure;
        };
    }
}
