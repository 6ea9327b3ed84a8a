package dev.bulwark.console.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.Problem;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One JSON question and its JSON answer over HTTP, with every failure in plain words. Thread-safe. */
final class JsonHttp {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient client;
    private final ObjectMapper mapper;

    JsonHttp(OkHttpClient client, ObjectMapper mapper) {
        this.client = client;
        this.mapper = mapper;
    }

    <T> T get(HttpUrl url, TypeReference<T> answer) throws FailureException {
        return exchange(new Request.Builder().url(url).build(), answer);
    }

    <T> T post(HttpUrl url, Object body, TypeReference<T> answer) throws FailureException {
        RequestBody json = RequestBody.create(bytes(body), JSON);
        return exchange(new Request.Builder().url(url).post(json).build(), answer);
    }

    /** How a constant is written in JSON, which is also how it is written in a query. */
    String name(Enum<?> constant) {
        return mapper.convertValue(constant, String.class);
    }

    private byte[] bytes(Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + body.getClass(), e);
        }
    }

    private <T> T exchange(Request request, TypeReference<T> answer) throws FailureException {
        try (Response response = client.newCall(request).execute()) {
            byte[] body = response.body().bytes();
            if (!response.isSuccessful()) {
                throw new FailureException(FailureWords.of(response.code(), detail(body), request.url()), null);
            }
            return read(body, answer, request.url());
        } catch (IOException e) {
            throw new FailureException(FailureWords.of(e, request.url()), e);
        }
    }

    private <T> T read(byte[] body, TypeReference<T> answer, HttpUrl url) throws FailureException {
        try {
            T value = mapper.readValue(body, answer);
            if (value == null) {
                throw new FailureException(FailureWords.unreadable(url), null);
            }
            return value;
        } catch (IOException e) {
            throw new FailureException(FailureWords.unreadable(url), e);
        }
    }

    /** What the server itself says of the failure; null when it is not a problem document. */
    private @Nullable String detail(byte[] body) {
        try {
            Problem problem = mapper.readValue(body, Problem.class);
            return problem == null ? null : problem.detail();
        } catch (IOException e) {
            return null;
        }
    }
}
