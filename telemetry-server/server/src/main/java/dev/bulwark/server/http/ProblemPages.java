package dev.bulwark.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Problem documents for requests that are refused before any route is looked for, such as unreadable ones. */
final class ProblemPages extends ErrorHandler {
    private static final String TYPE = "application/problem+json";

    private final ObjectMapper mapper = Json.strict();

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback)
            throws IOException {
        SecurityHeaders.ALWAYS.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
        response.write(true, body(code), callback);
    }

    @Override
    public ByteBuffer badMessageError(int status, @Nullable String reason, HttpFields.Mutable fields) {
        SecurityHeaders.ALWAYS.forEach(fields::put);
        fields.put(HttpHeader.CONTENT_TYPE, TYPE);
        try {
            return body(status);
        } catch (IOException e) {
            return ByteBuffer.allocate(0);
        }
    }

    private ByteBuffer body(int status) throws IOException {
        ProblemKind kind = ProblemKind.ofStatus(status);
        return ByteBuffer.wrap(mapper.writeValueAsBytes(kind.problem("The request cannot be served", null)));
    }
}
