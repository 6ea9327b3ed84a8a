package dev.bulwark.server.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.DeclaredRoute;
import dev.bulwark.server.http.QueryParameters;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The description of the API. */
public final class OpenApiRoutes {
    private final Supplier<List<DeclaredRoute>> declared;
    private final String version;
    private final Answers answers;

    /** @param declared the routes of the server, asked for once it listens */
    public OpenApiRoutes(Supplier<List<DeclaredRoute>> declared, String version, Answers answers) {
        this.declared = declared;
        this.version = version;
        this.answers = answers;
    }

    public void describe(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, document());
    }

    private ObjectNode document() {
        return new OpenApiDocument(declared.get().stream()
                        .collect(Collectors.toMap(route -> route.method() + " " + route.path(), Function.identity())))
                .of(Operations.all(), version);
    }
}
