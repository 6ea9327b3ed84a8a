package dev.bulwark.server.access;

import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.access.Token;
import dev.bulwark.model.access.TokenKind;
import dev.bulwark.server.store.LastKnown;
import dev.bulwark.server.store.Outage;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Tells who is behind a token, as their rights are at this moment. Thread-safe. */
public final class TokenBearers {
    /** What begins the names of programs. */
    private static final String PROGRAM = "token:";

    private final AccessStores stores;
    private final TokenUses uses;
    private final Clock clock;
    private final LastKnown<String, Token> reporting = new LastKnown<>(new Outage(System::nanoTime));

    public TokenBearers(AccessStores stores, TokenUses uses, Clock clock) {
        this.stores = stores;
        this.uses = uses;
        this.clock = clock;
    }

    /** The person of a session, or the program of a token of the API. */
    Optional<Account> accountOf(String token) {
        if (!Secrets.canBeToken(token)) {
            return Optional.empty();
        }
        if (token.startsWith(Secrets.SESSION_PREFIX)) {
            return stores.sessions().find(token, clock.instant());
        }
        return token.startsWith(Secrets.API_PREFIX)
                ? used(token, TokenKind.API).map(TokenBearers::program)
                : Optional.empty();
    }

    /** The application behind an ingest token, also while the store does not answer and the token was used before. */
    Optional<String> appOf(String token) {
        return Secrets.canBeToken(token)
                ? reporting
                        .of(Secrets.hash(token), () -> used(token, TokenKind.INGEST))
                        .filter(this::lasts)
                        .map(Token::name)
                : Optional.empty();
    }

    /** Tells later whether the caller of a request still has the rights that it had then. */
    public BooleanSupplier sameRights(Context context) {
        String token = Caller.token(context);
        Optional<Account> then = Caller.ifKnown(context);
        return () -> accountOf(token).equals(then);
    }

    private boolean lasts(Token token) {
        Instant end = token.expiresAt();
        return end == null || end.isAfter(clock.instant());
    }

    private Optional<Token> used(String secret, TokenKind kind) {
        Optional<Token> found = stores.tokens().find(secret, kind, clock.instant());
        found.ifPresent(token -> uses.note(token.id()));
        return found;
    }

    private static Account program(Token token) {
        Role role = Objects.requireNonNull(token.role(), "every token of the API has a role");
        return new Account(PROGRAM + token.name(), role, token.tenants(), false);
    }
}
