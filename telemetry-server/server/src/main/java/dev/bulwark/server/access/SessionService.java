package dev.bulwark.server.access;

import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.Credentials;
import dev.bulwark.model.access.PasswordChange;
import dev.bulwark.model.access.SignedIn;
import dev.bulwark.model.access.User;
import dev.bulwark.server.audit.AuditEntry;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Signs people in and out, and changes their own passwords. Thread-safe. */
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
        admitTry(credentials.name(), address);
        Optional<UserStore.Known> known = stores.users().find(credentials.name());
        String hash = known.map(UserStore.Known::passwordHash)
                .orElseGet(Passwords::ofNobody); // so that a wrong name takes as long as a wrong password
        boolean matches = passwords.matches(credentials.password(), hash);
        User user = known.map(UserStore.Known::user).orElse(null);
        if (!matches || user == null || user.disabled()) {
            throw refuse(credentials.name(), address);
        }
        throttle.succeeded(credentials.name(), address);
        return open(new Account(user.name(), user.role(), user.tenants(), user.mustChangePassword()), address);
    }

    public void signOut(String token, Account account) {
        transactions.run(handle -> {
            stores.sessions().close(handle, token);
            audit.append(handle, AuditEntry.of("signed out", account.name()));
        });
    }

    /**
     * Gives a person the password that they chose. Their other sessions end, as somebody else may have opened one.
     *
     * @param session the token of the session that goes on
     * @throws RefusalException 400 if the old password is wrong, or 429 after too many wrong ones
     */
    void changePassword(Account account, PasswordChange change, String session, String address) {
        admitTry(account.name(), address);
        UserStore.Known known = stores.users().find(account.name()).orElseThrow();
        if (!passwords.matches(change.oldPassword(), known.passwordHash())) {
            throw RefusalException.badInput("oldPassword", "oldPassword is not your password");
        }
        throttle.succeeded(account.name(), address);
        String hash = passwords.hash(change.newPassword());
        transactions.run(handle -> {
            stores.users().setPassword(handle, account.name(), hash, false);
            stores.sessions().closeOthersOf(handle, account.name(), session);
            audit.append(
                    handle,
                    AuditEntry.of("password changed", account.name())
                            .on("user", account.name())
                            .from(address));
        });
    }

    private void admitTry(String name, String address) {
        if (!passwords.hasRoom()) {
            throw RefusalException.tooManyRequests("Too many people sign in at once", COME_AGAIN);
        }
        Duration wait = throttle.begin(name, address);
        if (!wait.isZero()) {
            throw RefusalException.tooManyRequests("Too many wrong passwords; wait a moment", wait);
        }
    }

    private RefusalException refuse(String name, String address) {
        transactions.run(handle ->
                audit.append(handle, AuditEntry.of("sign-in refused", name).from(address)));
        return RefusalException.of(ProblemKind.NOT_SIGNED_IN, "Name or password is wrong");
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
