package dev.bulwark.server.access;

import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.Role;
import dev.bulwark.server.audit.AuditEntry;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Makes accounts for people and tokens for applications. Their secrets are shown once and kept hashed. Thread-safe. */
public final class AccountService {
    /** The account that the first start makes. */
    private static final String OWNER = "owner";

    private static final String SYSTEM = "system";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";
    private static final int MAX_APP = 100;

    private final AccessStores stores;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Passwords passwords;
    private final Secrets secrets;
    private final IdGenerator ids;
    private final Clock clock;

    public AccountService(
            AccessStores stores,
            Transactions transactions,
            AuditLog audit,
            Passwords passwords,
            Secrets secrets,
            IdGenerator ids,
            Clock clock) {
        this.stores = stores;
        this.transactions = transactions;
        this.audit = audit;
        this.passwords = passwords;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes the owner's account when nobody is owner.
     *
     * @return its password, which is known nowhere else; empty when there is an owner
     */
    public Optional<String> createOwnerIfNone() {
        return transactions.write(handle -> stores.users().hasOne(handle, Role.OWNER)
                ? Optional.empty()
                : Optional.of(add(handle, OWNER, Role.OWNER)));
    }

    /**
     * Makes an account.
     *
     * @return its password, which is known nowhere else
     * @throws IllegalArgumentException if the name is taken, kept for the owner or no fit name; the message says which
     */
    public String createUser(String name, Role role) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "A user's name has 1 to 64 letters, digits, dots, hyphens, underscores or @");
        }
        if (name.equals(OWNER) && role != Role.OWNER) {
            throw new IllegalArgumentException("The name " + OWNER + " is kept for the owner");
        }
        return transactions.write(handle -> {
            if (stores.users().find(handle, name).isPresent()) {
                throw new IllegalArgumentException("There is already a user " + name);
            }
            return add(handle, name, role);
        });
    }

    /**
     * Makes a token with which an application reports.
     *
     * @return the token, which is known nowhere else
     * @throws IllegalArgumentException if the application's name is empty or too long
     */
    public String createIngestToken(String app) {
        if (app.isBlank() || app.length() > MAX_APP || app.indexOf(0) >= 0) {
            throw new IllegalArgumentException("An application's name has 1 to " + MAX_APP + " characters");
        }
        String token = secrets.ingestToken();
        return transactions.write(handle -> {
            stores.ingestTokens().add(handle, ids.next(), token, app, clock.instant());
            audit.append(handle, AuditEntry.of("ingest token created", SYSTEM).on("app", app));
            return token;
        });
    }

    private String add(Handle handle, String name, Role role) {
        String password = secrets.password();
        Account account = new Account(name, role);
        stores.users().add(handle, new UserStore.User(account, passwords.hash(password)), clock.instant());
        audit.append(
                handle, AuditEntry.of("user created", SYSTEM).on("user", name).after(Map.of("role", role)));
        return password;
    }
}
