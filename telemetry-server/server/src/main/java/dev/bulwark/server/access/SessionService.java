package dev.bulwark.server.access;

import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.Credentials;
import dev.bulwark.model.access.SignedIn;
import dev.bulwark.server.audit.AuditEntry;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Transactions;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Signs people in and out, and tells whose a token is. Thread-safe. */
public final class SessionService {
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);

    private final AccessStores stores;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Passwords passwords;
    private final Secrets secrets;
    private final LoginThrottle throttle;
    private final Clock clock;
    private final Duration sessionLength;

    public SessionService(
            AccessStores stores,
            Transactions transactions,
            AuditLog audit,
            Passwords passwords,
            Secrets secrets,
            Clock clock,
            AccessSettings settings) {
        this.stores = stores;
        this.transactions = transactions;
        this.audit = audit;
        this.passwords = passwords;
        this.secrets = secrets;
        this.throttle = new LoginThrottle(clock);
        this.clock = clock;
        this.sessionLength = settings.sessionLength();
    }

    /**
     * Signs a person in.
     *
     * @param address where the request came from
     * @throws RefusalException 401 without saying why, or 429 when this name at this address must wait, or too many others do
     */
    public SignedIn signIn(Credentials credentials, String address) {
        if (!passwords.hasRoom()) {
            throw RefusalException.tooManyRequests("Too many people sign in at once", COME_AGAIN);
        }
        Duration wait = throttle.begin(credentials.name(), address);
        if (!wait.isZero()) {
            throw RefusalException.tooManyRequests("Too many wrong passwords; wait a moment", wait);
        }
        Optional<UserStore.User> user = stores.users().find(credentials.name());
        String hash = user.map(UserStore.User::passwordHash)
                .orElseGet(Passwords::ofNobody); // so that a wrong name takes as long as a wrong password
        if (!passwords.matches(credentials.password(), hash) || user.isEmpty()) {
            refuse(credentials.name(), address);
        }
        throttle.succeeded(credentials.name(), address);
        return open(user.orElseThrow().account(), address);
    }

    public void signOut(String token, Account account) {
        transactions.run(handle -> {
            stores.sessions().close(handle, token);
            audit.append(handle, AuditEntry.of("signed out", account.name()));
        });
    }

    /** Tells later whether the caller of a request is still signed in. */
    public BooleanSupplier stillSignedIn(Context context) {
        String token = Caller.token(context);
        return () -> accountOf(token).isPresent();
    }

    /** The person behind a session token, while it lasts. */
    Optional<Account> accountOf(String token) {
        return stores.sessions().find(token, clock.instant());
    }

    /** The application behind an ingest token. */
    Optional<String> appOf(String token) {
        return stores.ingestTokens().appOf(token);
    }

    private void refuse(String name, String address) {
        transactions.run(handle ->
                audit.append(handle, AuditEntry.of("sign-in refused", name).from(address)));
        throw RefusalException.of(ProblemKind.NOT_SIGNED_IN, "Name or password is wrong");
    }

    private SignedIn open(Account account, String address) {
        String token = secrets.sessionToken();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(sessionLength);
        transactions.run(handle -> {
            stores.sessions().open(handle, token, account.name(), now, expiresAt);
            audit.append(handle, AuditEntry.of("signed in", account.name()).from(address));
        });
        return new SignedIn(token, expiresAt, account);
    }
}
