package dev.bulwark.console.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.Page;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.isolation.Violation;
import dev.bulwark.model.resolution.BulkResolution;
import dev.bulwark.model.resolution.Resolution;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** {@link TelemetryApi} over HTTP. Thread-safe. */
final class HttpTelemetryApi implements TelemetryApi {
    private static final String VIOLATIONS = "api/v1/admin/data-isolation/violations";

    private static final TypeReference<SystemHealth> HEALTH = new TypeReference<>() {};
    private static final TypeReference<Page<Violation>> PAGE = new TypeReference<>() {};
    private static final TypeReference<Violation> VIOLATION = new TypeReference<>() {};
    private static final TypeReference<BulkAnswer> BULK = new TypeReference<>() {};

    private final ServerAddress address;
    private final JsonHttp http;

    HttpTelemetryApi(ServerAddress address, JsonHttp http) {
        this.address = address;
        this.http = http;
    }

    @Override
    public SystemHealth systemHealth(@Nullable Instant at) throws FailureException {
        HttpUrl.Builder url = address.route("api/v1/admin/system-health");
        add(url, "at", at);
        return http.get(url.build(), HEALTH);
    }

    @Override
    public Page<Violation> violations(ViolationQuery query, @Nullable String cursor, int limit)
            throws FailureException {
        HttpUrl.Builder url = address.route(VIOLATIONS);
        addFilters(url, query);
        url.addQueryParameter("limit", Integer.toString(limit));
        if (cursor != null) {
            url.addQueryParameter("cursor", cursor);
        }
        return http.get(url.build(), PAGE);
    }

    private void addFilters(HttpUrl.Builder url, ViolationQuery query) {
        add(url, "q", query.text());
        add(url, "tenant", query.tenant());
        add(url, "type", query.type() == null ? null : http.name(query.type()));
        add(url, "severity", query.severity() == null ? null : http.name(query.severity()));
        add(url, "resolved", query.resolved());
        add(url, "blocked", query.blocked());
        add(url, "from", query.from());
        add(url, "to", query.to());
    }

    private static void add(HttpUrl.Builder url, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            url.addQueryParameter(name, value.toString());
        }
    }

    @Override
    public Violation violation(UUID id) throws FailureException {
        return http.get(address.route(VIOLATIONS + "/" + id).build(), VIOLATION);
    }

    @Override
    public Violation resolve(UUID id, String note) throws FailureException {
        HttpUrl url = address.route(VIOLATIONS + "/" + id + "/resolve").build();
        return http.post(url, new Resolution(note), VIOLATION);
    }

    @Override
    public Violation reopen(UUID id, String note) throws FailureException {
        HttpUrl url = address.route(VIOLATIONS + "/" + id + "/reopen").build();
        return http.post(url, new Resolution(note), VIOLATION);
    }

    @Override
    public BulkAnswer resolveAll(List<UUID> ids, String note) throws FailureException {
        HttpUrl url = address.route(VIOLATIONS + "/resolve").build();
        return http.post(url, new BulkResolution(ids, note), BULK);
    }
}
