package dev.bulwark.console.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.Page;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.resolution.BulkResolution;
import dev.bulwark.model.resolution.Resolution;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** {@link TelemetryApi} over HTTP. Thread-safe. */
final class HttpTelemetryApi implements TelemetryApi {
    private static final TypeReference<SystemHealth> HEALTH = new TypeReference<>() {};
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
        if (at != null) {
            url.addQueryParameter("at", at.toString());
        }
        return http.get(url.build(), HEALTH);
    }

    @Override
    public <T> Page<T> page(Listing<T> list, Map<String, String> filters, @Nullable String cursor, int limit)
            throws FailureException {
        HttpUrl.Builder url = address.route(list.path());
        filters.forEach(url::addQueryParameter);
        url.addQueryParameter("limit", Integer.toString(limit));
        if (cursor != null) {
            url.addQueryParameter("cursor", cursor);
        }
        return http.get(url.build(), list.page());
    }

    @Override
    public <T> T ask(Question<T> question) throws FailureException {
        HttpUrl.Builder url = address.route(question.path());
        question.parameters().forEach(url::addQueryParameter);
        return http.get(url.build(), question.answer());
    }

    @Override
    public <T> T get(Listing<T> list, UUID id) throws FailureException {
        return http.get(address.route(list.path() + "/" + id).build(), list.item());
    }

    @Override
    public <T> T resolve(Listing<T> list, UUID id, String note) throws FailureException {
        HttpUrl url = address.route(list.path() + "/" + id + "/resolve").build();
        return http.post(url, new Resolution(note), list.item());
    }

    @Override
    public <T> T reopen(Listing<T> list, UUID id, String note) throws FailureException {
        HttpUrl url = address.route(list.path() + "/" + id + "/reopen").build();
        return http.post(url, new Resolution(note), list.item());
    }

    @Override
    public BulkAnswer resolveAll(Listing<?> list, List<UUID> ids, String note) throws FailureException {
        HttpUrl url = address.route(list.path() + "/resolve").build();
        return http.post(url, new BulkResolution(ids, note), BULK);
    }
}
