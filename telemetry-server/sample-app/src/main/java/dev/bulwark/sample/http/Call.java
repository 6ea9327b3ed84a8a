package dev.bulwark.sample.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.sample.sessions.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request on its way to a handler. */
public final class Call {
    private final HttpServletRequest request;
    private final Map<String, String> pathValues;
    private final @Nullable Session session;
    private final ObjectMapper json;

    Call(HttpServletRequest request, Map<String, String> pathValues, @Nullable Session session, ObjectMapper json) {
        this.request = request;
        this.pathValues = pathValues;
        this.session = session;
        this.json = json;
    }

    public HttpServletRequest request() {
        return request;
    }

    /** Who calls; only routes that ask for a role may ask. */
    public Session session() {
        if (session == null) {
            throw new ApiException(401, "Please sign in.");
        }
        return session;
    }

    /** A path value that is an id; what is none cannot exist, so it is not found. */
    public UUID id(String name) {
        try {
            return UUID.fromString(String.valueOf(pathValues.get(name)));
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound("record");
        }
    }

    /** A query parameter; an empty one counts as not given. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(request.getParameter(name)).filter(value -> !value.isBlank());
    }

    public Optional<UUID> queryId(String name) {
        try {
            return query(name).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest(name + " must be a UUID.");
        }
    }

    public int number(String name, int otherwise) {
        try {
            return query(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw ApiException.badRequest(name + " must be a number.");
        }
    }

    public Paging paging() {
        return Paging.of(this);
    }

    /** The JSON body as a checked record. */
    public <T> T body(Class<T> type) {
        try {
            T body = json.readValue(request.getInputStream(), type);
            if (body == null) {
                throw ApiException.badRequest("A body is needed.");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw ApiException.badRequest("The body is not what this address takes.");
        } catch (IOException e) {
            throw ApiException.badRequest("The body could not be read.");
        }
    }
}
