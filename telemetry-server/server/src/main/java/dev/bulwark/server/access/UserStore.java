package dev.bulwark.server.access;

import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.Role;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.WireName;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The people who may sign in. Thread-safe. */
public final class UserStore {
    private final Jdbi jdbi;

    public UserStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A user with the hash of the password. Its text form hides the hash. */
    record User(Account account, String passwordHash) {
        @Override
        public String toString() {
            return "User[account=" + account + "]";
        }
    }

    boolean hasOne(Handle handle, Role role) {
        return handle.createQuery("SELECT COUNT(*) FROM users WHERE role = :role")
                        .bind("role", WireName.of(role))
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    Optional<User> find(String name) {
        return jdbi.withHandle(handle -> find(handle, name));
    }

    Optional<User> find(Handle handle, String name) {
        return handle.createQuery("SELECT name, role, password_hash FROM users WHERE name = :name")
                .bind("name", name)
                .map((rs, context) -> {
                    Row row = new Row(rs);
                    return new User(
                            new Account(row.text("name"), row.constant("role", Role.class)), row.text("password_hash"));
                })
                .findOne();
    }

    void add(Handle handle, User user, Instant now) {
        handle.createUpdate("""
                        INSERT INTO users (name, role, password_hash, created_at)
                        VALUES (:name, :role, :hash, :now)""")
                .bind("name", user.account().name())
                .bind("role", WireName.of(user.account().role()))
                .bind("hash", user.passwordHash())
                .bind("now", now)
                .execute();
    }
}
