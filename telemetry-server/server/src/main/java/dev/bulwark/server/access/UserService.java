package dev.bulwark.server.access;

import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.IssuedUser;
import dev.bulwark.model.access.NewUser;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.access.User;
import dev.bulwark.model.access.UserChange;
import dev.bulwark.server.audit.AuditEntry;
import dev.bulwark.server.audit.AuditLog;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Makes, changes and removes the accounts of people. Every change is audited in its own transaction. Thread-safe. */
public final class UserService {
    /** The account that the first start makes. */
    private static final String OWNER = "owner";

    private static final String ENTITY = "user";

    private final AccessStores stores;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Passwords passwords;
    private final Secrets secrets;
    private final Clock clock;

    public UserService(
            AccessStores stores,
            Transactions transactions,
            AuditLog audit,
            Passwords passwords,
            Secrets secrets,
            Clock clock) {
        this.stores = stores;
        this.transactions = transactions;
        this.audit = audit;
        this.passwords = passwords;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Makes the owner's account when nobody is owner.
     *
     * @return its password, which is known nowhere else; empty when there is an owner
     */
    public Optional<String> createOwnerIfNone() {
        String password = secrets.password();
        boolean made = transactions.write(handle -> {
            boolean none = stores.users().activeOwners(handle) == 0;
            if (none) {
                User owner = fresh(new NewUser(OWNER, Role.OWNER, null), false);
                add(handle, owner, passwords.hash(password), Authority.SYSTEM);
            }
            return none;
        });
        return made ? Optional.of(password) : Optional.empty();
    }

    /** All users, by name. */
    public List<User> all() {
        return stores.users().all();
    }

    /** @throws RefusalException 404 */
    User get(String name) {
        return stores.users().find(name).orElseThrow(() -> unknown(name)).user();
    }

    /** Makes an account from the command line; whoever runs that may use the password that it prints for good. */
    public IssuedUser create(NewUser wanted) {
        return create(wanted, Authority.SYSTEM, false);
    }

    /**
     * Makes an account, whose password must be changed at the first sign-in: so only its person knows it.
     *
     * @throws RefusalException 400 or 409 if the name is kept or taken, 403 if the role is not the actor's to give
     */
    IssuedUser create(NewUser wanted, Account actor) {
        return create(wanted, actor, true);
    }

    private IssuedUser create(NewUser wanted, Account actor, boolean mustChange) {
        Authority.requireMayGrant(actor, wanted.role());
        Authority.requireBindable(wanted.role(), wanted.tenants());
        if (wanted.name().equals(OWNER) && wanted.role() != Role.OWNER) {
            throw RefusalException.badInput("name", "The name " + OWNER + " is kept for the owner");
        }
        String password = secrets.password();
        String hash = passwords.hash(password);
        User user = fresh(wanted, mustChange);
        transactions.run(handle -> {
            if (stores.users().find(handle, wanted.name()).isPresent()) {
                throw RefusalException.of(ProblemKind.CONFLICT, "There is already a user " + wanted.name());
            }
            add(handle, user, hash, actor);
        });
        return new IssuedUser(user, password);
    }

    /** @throws RefusalException 403, 404, 400 for an admin with tenants, 409 if nobody would be owner any more */
    User change(String name, UserChange change, Account actor) {
        return transactions.write(handle -> {
            User before = manageable(handle, name, actor);
            User after = changed(before, change);
            Authority.requireMayGrant(actor, after.role());
            Authority.requireBindable(after.role(), after.tenants());
            stores.users().update(handle, after);
            requireOwner(handle);
            if (after.disabled()) {
                stores.sessions().closeAllOf(handle, name);
            }
            audit.append(
                    handle,
                    entry("user changed", name, actor).before(rights(before)).after(rights(after)));
            return after;
        });
    }

    /** Gives a new one-time password from the command line, also to an owner who lost the own one. */
    public String giveNewPassword(String name) {
        return giveNewPassword(name, Authority.SYSTEM, false).password();
    }

    /**
     * Ends all sessions of a user, who must choose another password at the next sign-in.
     *
     * @throws RefusalException 403 or 404
     */
    IssuedUser giveNewPassword(String name, Account actor) {
        return giveNewPassword(name, actor, true);
    }

    private IssuedUser giveNewPassword(String name, Account actor, boolean mustChange) {
        String password = secrets.password();
        String hash = passwords.hash(password);
        return transactions.write(handle -> {
            manageable(handle, name, actor);
            stores.users().setPassword(handle, name, hash, mustChange);
            stores.sessions().closeAllOf(handle, name);
            audit.append(handle, entry("one-time password given", name, actor));
            return new IssuedUser(known(handle, name), password);
        });
    }

    /** @throws RefusalException 403, 404, or 409 if nobody would be owner any more */
    void remove(String name, Account actor) {
        transactions.run(handle -> {
            User before = manageable(handle, name, actor);
            stores.users().remove(handle, name);
            requireOwner(handle);
            audit.append(handle, entry("user removed", name, actor).before(rights(before)));
        });
    }

    private void add(Handle handle, User user, String hash, Account actor) {
        stores.users().add(handle, new UserStore.Known(user, hash));
        audit.append(handle, entry("user created", user.name(), actor).after(rights(user)));
    }

    private User fresh(NewUser wanted, boolean mustChange) {
        return new User(
                wanted.name(),
                wanted.role(),
                wanted.tenants(),
                false,
                mustChange,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private User manageable(Handle handle, String name, Account actor) {
        User user = known(handle, name);
        Authority.requireMayGrant(actor, user.role());
        return user;
    }

    private User known(Handle handle, String name) {
        return stores.users()
                .find(handle, name)
                .orElseThrow(() -> unknown(name))
                .user();
    }

    private void requireOwner(Handle handle) {
        if (stores.users().activeOwners(handle) == 0) {
            throw RefusalException.of(ProblemKind.CONFLICT, "Somebody must stay owner");
        }
    }

    private static User changed(User user, UserChange change) {
        boolean all = Boolean.TRUE.equals(change.allTenants());
        return new User(
                user.name(),
                Objects.requireNonNullElse(change.role(), user.role()),
                all ? null : change.tenants() == null ? user.tenants() : change.tenants(),
                Objects.requireNonNullElse(change.disabled(), user.disabled()),
                user.mustChangePassword(),
                user.createdAt());
    }

    private static AuditEntry entry(String deed, String name, Account actor) {
        return AuditEntry.of(deed, actor.name()).on(ENTITY, name);
    }

    private static Map<String, Object> rights(User user) {
        Map<String, Object> rights = new LinkedHashMap<>();
        rights.put("role", user.role());
        rights.put("tenants", user.tenants() == null ? "all" : user.tenants());
        rights.put("disabled", user.disabled());
        return rights;
    }

    private static RefusalException unknown(String name) {
        return RefusalException.of(ProblemKind.NOT_FOUND, "There is no user " + name);
    }
}
