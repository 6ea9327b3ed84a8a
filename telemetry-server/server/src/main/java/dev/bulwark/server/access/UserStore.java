package dev.bulwark.server.access;

import dev.bulwark.model.access.Role;
import dev.bulwark.model.access.User;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The people who may sign in. Thread-safe. */
public final class UserStore {
    private static final String SELECT =
            "SELECT name, role, tenants, disabled, must_change_password, created_at, password_hash FROM users";

    private final Jdbi jdbi;
    private final TenantColumn tenants;

    UserStore(Jdbi jdbi, TenantColumn tenants) {
        this.jdbi = jdbi;
        this.tenants = tenants;
    }

    /** A user with the hash of the password. Its text form hides the hash. */
    record Known(User user, String passwordHash) {
        @Override
        public String toString() {
            return "Known[user=" + user + "]";
        }
    }

    /** How many owners could sign in. */
    long activeOwners(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM users WHERE role = :role AND NOT disabled")
                .bind("role", WireName.of(Role.OWNER))
                .mapTo(Long.class)
                .one();
    }

    /** All of them, by name. */
    List<User> all() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " ORDER BY name")
                .map((rs, context) -> read(rs).user())
                .list());
    }

    Optional<Known> find(String name) {
        return jdbi.withHandle(handle -> find(handle, name));
    }

    Optional<Known> find(Handle handle, String name) {
        return handle.createQuery(SELECT + " WHERE name = :name")
                .bind("name", name)
                .map((rs, context) -> read(rs))
                .findOne();
    }

    void add(Handle handle, Known known) {
        User user = known.user();
        handle.createUpdate("""
                        INSERT INTO users (name, role, tenants, disabled, must_change_password, created_at, password_hash)
                        VALUES (:name, :role, :tenants, :disabled, :mustChange, :now, :hash)""")
                .bind("name", user.name())
                .bind("role", WireName.of(user.role()))
                .bind("tenants", tenants.stored(user.tenants()))
                .bind("disabled", user.disabled())
                .bind("mustChange", user.mustChangePassword())
                .bind("now", user.createdAt())
                .bind("hash", known.passwordHash())
                .execute();
    }

    /** Stores what an administrator can change. */
    void update(Handle handle, User user) {
        handle.createUpdate(
                        "UPDATE users SET role = :role, tenants = :tenants, disabled = :disabled WHERE name = :name")
                .bind("name", user.name())
                .bind("role", WireName.of(user.role()))
                .bind("tenants", tenants.stored(user.tenants()))
                .bind("disabled", user.disabled())
                .execute();
    }

    void setPassword(Handle handle, String name, String hash, boolean mustChange) {
        handle.createUpdate("""
                        UPDATE users SET password_hash = :hash, must_change_password = :mustChange
                        WHERE name = :name""")
                .bind("name", name)
                .bind("hash", hash)
                .bind("mustChange", mustChange)
                .execute();
    }

    /** Their sessions end with them. */
    void remove(Handle handle, String name) {
        handle.createUpdate("DELETE FROM users WHERE name = :name")
                .bind("name", name)
                .execute();
    }

    private Known read(ResultSet rs) throws SQLException {
        Row row = new Row(rs);
        User user = new User(
                row.text("name"),
                row.constant("role", Role.class),
                tenants.read(row),
                row.flag("disabled"),
                row.flag("must_change_password"),
                row.time("created_at"));
        return new Known(user, row.text("password_hash"));
    }
}
