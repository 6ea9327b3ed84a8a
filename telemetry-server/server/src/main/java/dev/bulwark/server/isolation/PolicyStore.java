package dev.bulwark.server.isolation;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.model.isolation.AppPolicy;
import dev.bulwark.model.isolation.IsolationPolicy;
import dev.bulwark.model.isolation.Mode;
import dev.bulwark.model.isolation.PolicyException;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Row;
import dev.bulwark.server.store.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Keeps what applications are to do about unsafe statements. Thread-safe. */
public final class PolicyStore {
    private static final String SELECT = """
            SELECT app, version, policy_mode, exceptions, changed_at, changed_by FROM isolation_policies""";
    private static final String UPDATE = """
            UPDATE isolation_policies SET version = :version, policy_mode = :mode, exceptions = :exceptions,
                changed_at = :at, changed_by = :by WHERE app = :app""";
    private static final String INSERT = """
            INSERT INTO isolation_policies (app, version, policy_mode, exceptions, changed_at, changed_by)
            VALUES (:app, :version, :mode, :exceptions, :at, :by)""";
    private static final TypeReference<List<PolicyException>> EXCEPTIONS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final JsonColumns json;

    public PolicyStore(Jdbi jdbi, JsonColumns json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** The policy of an application, as its instances are told with every answer; null when it has none. */
    public @Nullable IsolationPolicy of(String app) {
        return find(app).map(AppPolicy::policy).orElse(null);
    }

    Optional<AppPolicy> find(String app) {
        return jdbi.withHandle(handle -> find(handle, app));
    }

    List<AppPolicy> all() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " ORDER BY app")
                .map((rs, context) -> read(rs))
                .list());
    }

    Optional<AppPolicy> find(Handle handle, String app) {
        return handle.createQuery(SELECT + " WHERE app = :app")
                .bind("app", app)
                .map((rs, context) -> read(rs))
                .findOne();
    }

    void put(Handle handle, AppPolicy policy) {
        if (write(handle, UPDATE, policy) == 0) {
            write(handle, INSERT, policy);
        }
    }

    private int write(Handle handle, String sql, AppPolicy change) {
        Mode mode = change.policy().mode();
        return handle.createUpdate(sql)
                .bind("app", change.app())
                .bind("version", change.policy().version())
                .bind("mode", mode == null ? null : WireName.of(mode))
                .bind("exceptions", json.write(change.policy().exceptions()))
                .bind("at", change.changedAt())
                .bind("by", change.changedBy())
                .execute();
    }

    private AppPolicy read(ResultSet rs) throws SQLException {
        Row row = new Row(rs);
        String mode = row.optionalText("policy_mode");
        List<PolicyException> exceptions = json.read(row.text("exceptions"), EXCEPTIONS);
        return new AppPolicy(
                row.text("app"),
                new IsolationPolicy(row.number("version"), mode == null ? null : modeOf(mode), exceptions),
                row.time("changed_at"),
                row.text("changed_by"));
    }

    private static Mode modeOf(String name) {
        return Objects.requireNonNull(
                WireName.parse(Mode.class, name).orElse(null), () -> name + " is no mode, but it is in the store");
    }
}
