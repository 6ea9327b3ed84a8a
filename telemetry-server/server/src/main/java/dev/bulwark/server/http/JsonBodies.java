package dev.bulwark.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;

/** Reads the small JSON bodies that people's programs send; ingest has its own way. Thread-safe. */
public final class JsonBodies {
    private static final int MAX_BYTES = 256 * 1024;

    private final ObjectMapper mapper = Json.strict();

    /**
     * The body as a record, of a route that takes all it is told from there.
     *
     * @throws RefusalException 400 if there are query parameters, 415 if it is not declared as JSON, 413 if it is too large
     * @throws dev.bulwark.model.json.MalformedJsonException if it is not what the record asks for
     * @throws IOException if the connection fails
     */
    public <T> T read(Context context, Class<T> type) throws IOException {
        QueryParameters.of(context, Set.of());
        MediaTypes.requireJson(context);
        byte[] bytes = context.req().getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw RefusalException.of(ProblemKind.TOO_LARGE, "A body may have at most " + MAX_BYTES + " bytes");
        }
        return parsed(bytes, type);
    }

    private <T> T parsed(byte[] bytes, Class<T> type) {
        try {
            T value = mapper.readValue(bytes, type);
            if (value == null) {
                throw RefusalException.of(ProblemKind.BAD_INPUT, "The body must be a JSON object");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw Json.explain(e);
        } catch (IOException e) {
            throw RefusalException.of(ProblemKind.BAD_INPUT, "The body cannot be read");
        }
    }
}
