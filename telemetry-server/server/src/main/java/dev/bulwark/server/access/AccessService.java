package dev.bulwark.server.access;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.Credentials;
import dev.bulwark.model.access.Role;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/** Signs people in and out, and makes accounts and tokens. Thread-safe. */
public final class AccessService {
    /** The account that the first start makes. */
    public static final String OWNER = "owner";

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    private final AccessStores stores;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Passwords passwords;
    private final Secrets secrets;
    private final LoginThrottle throttle;
    private final IdGenerator ids;
    private final Clock clock;
    private final Duration sessionLength;

    /** What a stranger's password is compared with, so that a wrong name takes as long as a wrong password. */
    private final String nobodysHash;

    public AccessService(
            AccessStores stores,
            Transactions transactions,
            AuditLog audit,
            Passwords passwords,
            Secrets secrets,
            IdGenerator ids,
            Clock clock,
            Duration sessionLength) {
        this.stores = stores;
        this.transactions = transactions;
        this.audit = audit;
        this.passwords = passwords;
        this.secrets = secrets;
        this.throttle = new LoginThrottle(clock);
        this.ids = ids;
        this.clock = clock;
        this.sessionLength = sessionLength;
        this.nobodysHash = passwords.hash(secrets.password());
    }

    /**
     * Makes the owner's account when there is no user at all.
     *
     * @return the password, which is known nowhere else; empty when there are users
     */
    public Optional<String> createOwnerIfNobody() {
        return transactions.write(handle -> {
            if (!stores.users().isEmpty(handle)) {
                return Optional.empty();
            }
            return Optional.of(addUser(handle, OWNER, Role.OWNER));
        });
    }

    /**
     * Makes an account.
     *
     * @return its password, which is known nowhere else
     * @throws IllegalArgumentException if the name is taken or is no fit name; the message says which
     */
    public String createUser(String name, Role role) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "A user's name has 1 to 64 letters, digits, dots, hyphens, underscores or @");
        }
        return transactions.write(handle -> {
            if (stores.users().find(handle, name).isPresent()) {
                throw new IllegalArgumentException("There is already a user " + name);
            }
            return addUser(handle, name, role);
        });
    }

    private String addUser(Handle handle, String name, Role role) {
        String password = secrets.password();
        stores.users()
                .add(handle, new UserStore.User(new Account(name, role), passwords.hash(password)), clock.instant());
        audit.append(
                handle, AuditEntry.of("user created", "system").on("user", name).after(Map.of("role", role)));
        return password;
    }

    /**
     * Makes a token with which an application reports.
     *
     * @return the token, which is known nowhere else
     */
    public String createIngestToken(String app) {
        if (app.isBlank() || app.length() > 100) {
            throw new IllegalArgumentException("An application's name has 1 to 100 characters");
        }
        String token = secrets.ingestToken();
        transactions.write(handle -> {
            stores.ingestTokens().add(handle, ids.next(), token, app, clock.instant());
            audit.append(handle, AuditEntry.of("ingest token created", "system").on("app", app));
            return token;
        });
        return token;
    }

    /**
     * Signs a person in.
     *
     * @param address where the request came from
     * @throws RefusalException 401 without saying why, or 429 when this name at this address must wait
     */
    public SignedIn signIn(Credentials credentials, String address) {
        Duration wait = throttle.waitFor(credentials.name(), address);
        if (!wait.isZero()) {
            throw RefusalException.tooManyRequests("Too many wrong passwords; wait a moment", wait);
        }
        Optional<UserStore.User> user = stores.users().find(credentials.name());
        String hash = user.map(UserStore.User::passwordHash).orElse(nobodysHash);
        if (!passwords.matches(credentials.password(), hash) || user.isEmpty()) {
            throttle.failed(credentials.name(), address);
            recordRefusal(credentials.name(), address);
            throw RefusalException.of(ProblemKind.NOT_SIGNED_IN, "Name or password is wrong");
        }
        throttle.succeeded(credentials.name(), address);
        return openSession(user.get().account(), address);
    }

    private void recordRefusal(String name, String address) {
        transactions.write(handle -> {
            audit.append(handle, AuditEntry.of("sign-in refused", name).from(address));
            return true;
        });
    }

    private SignedIn openSession(Account account, String address) {
        String token = secrets.sessionToken();
        Instant now = clock.instant();
        Instant expiresAt = now.plus(sessionLength);
        transactions.write(handle -> {
            stores.sessions().open(handle, token, account.name(), now, expiresAt);
            audit.append(handle, AuditEntry.of("signed in", account.name()).from(address));
            return token;
        });
        return new SignedIn(token, expiresAt, account);
    }

    public void signOut(String token, Account account) {
        transactions.write(handle -> {
            stores.sessions().close(handle, token);
            audit.append(handle, AuditEntry.of("signed out", account.name()));
            return token;
        });
    }

    /** The person behind a session token, while it lasts. */
    Optional<Account> accountOf(String token) {
        return stores.sessions().find(token, clock.instant());
    }

    /** Tells later whether the caller of a request is still signed in. */
    public BooleanSupplier stillAllowed(Context context) {
        String token = Caller.token(context);
        return () -> accountOf(token).isPresent();
    }

    /** The application behind an ingest token. */
    Optional<String> appOf(String token) {
        return stores.ingestTokens().appOf(token);
    }
}
