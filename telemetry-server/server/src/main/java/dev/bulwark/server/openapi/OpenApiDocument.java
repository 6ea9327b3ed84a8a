package dev.bulwark.server.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bulwark.model.Problem;
import dev.bulwark.server.access.Permission;
import dev.bulwark.server.http.DeclaredRoute;
import dev.bulwark.server.store.WireName;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the description together (OpenAPI 3.1). Not thread-safe. */
final class OpenApiDocument {
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final String BEARER = "bearer";

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final Schemas schemas = new Schemas();
    private final Map<String, DeclaredRoute> declared;

    /** @param declared the routes by method and path, such as {@code GET /metrics} */
    OpenApiDocument(Map<String, DeclaredRoute> declared) {
        this.declared = declared;
    }

    ObjectNode of(List<Operation> operations, String version) {
        root.put("openapi", "3.1.0");
        root.putObject("info").put("title", "Bulwark telemetry server").put("version", version);
        ObjectNode paths = root.putObject("paths");
        operations.forEach(operation -> paths.withObjectProperty(operation.path())
                .set(operation.method().toLowerCase(Locale.ROOT), described(operation)));
        ObjectNode components = root.putObject("components");
        components.set("schemas", schemas.named());
        components
                .putObject("securitySchemes")
                .putObject(BEARER)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "A session, an API token, or for ingest an ingest token");
        return root;
    }

    private ObjectNode described(Operation operation) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("summary", operation.summary());
        node.put("operationId", operationId(operation));
        secure(operation, node);
        parameters(operation, node.putArray("parameters"));
        Type body = operation.body();
        if (body != null) {
            ObjectNode request = node.putObject("requestBody").put("required", true);
            request.withObjectProperty("content")
                    .putObject("application/json")
                    .set("schema", schemas.of(List.of(body)));
        }
        responses(operation, node.putObject("responses"));
        return node;
    }

    private static String operationId(Operation operation) {
        return operation.method().toLowerCase(Locale.ROOT) + operation.path().replaceAll("[^A-Za-z0-9]+", "_");
    }

    private void secure(Operation operation, ObjectNode node) {
        DeclaredRoute route = declared.get(operation.method() + " " + operation.path());
        if (route != null) {
            Permission permission = permissionOf(route);
            node.put("x-permission", WireName.of(permission));
            ArrayNode security = node.putArray("security");
            if (permission == Permission.ANYONE) {
                security.addObject();
            }
            security.addObject().putArray(BEARER);
        }
    }

    private static Permission permissionOf(DeclaredRoute route) {
        return route.roles().stream()
                .filter(Permission.class::isInstance)
                .map(Permission.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void parameters(Operation operation, ArrayNode parameters) {
        Matcher inPath = PATH_PARAMETER.matcher(operation.path());
        while (inPath.find()) {
            parameters.add(Parameters.path(inPath.group(1)));
        }
        operation.parameters().forEach(name -> parameters.add(Parameters.query(name)));
    }

    private void responses(Operation operation, ObjectNode responses) {
        ObjectNode usual =
                responses.putObject(Integer.toString(operation.status())).put("description", "As asked");
        operation
                .answers()
                .forEach((media, type) ->
                        usual.withObjectProperty("content").putObject(media).set("schema", schemas.of(type)));
        responses
                .putObject("default")
                .put("description", "What is wrong, as a problem document (RFC 9457)")
                .putObject("content")
                .putObject("application/problem+json")
                .set("schema", schemas.of(List.of(Problem.class)));
    }
}
