package dev.bulwark.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.Problem;
import dev.bulwark.model.json.Json;
import io.javalin.http.Context;
import java.io.UncheckedIOException;

/** Writes JSON answers and problem documents. Thread-safe. */
public final class Answers {
    private final ObjectMapper mapper = Json.strict();

    public void ok(Context context, Object body) {
        send(context, 200, body);
    }

    public void send(Context context, int status, Object body) {
        context.status(status).contentType("application/json").result(bytes(body));
    }

    /** Something to be saved under a name. */
    public void file(Context context, String type, String name, byte[] content) {
        context.status(200)
                .contentType(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(content);
    }

    public void problem(Context context, Problem problem) {
        context.status(problem.status()).contentType("application/problem+json").result(bytes(problem));
    }

    private byte[] bytes(Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
