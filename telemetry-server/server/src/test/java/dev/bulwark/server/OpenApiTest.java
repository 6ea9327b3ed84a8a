package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.server.access.Permission;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The description of the API says what the server does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final Map<String, String> VALUES = Map.of(
            "limit", "1",
            "from", "2026-01-01T00:00:00.000Z",
            "to", "2026-01-01T01:00:00.000Z",
            "resolved", "false",
            "blocked", "false",
            "severity", "critical");

    private final Events events = new Events(Clock.systemUTC());
    private RunningServer server;
    private JsonNode document;
    private String owner;

    /** One query parameter of a route that reads. */
    private record Parameter(String path, String name) {
        String url(String value) {
            return path + "?" + name + "=" + value;
        }
    }

    @BeforeAll
    void start(@TempDir Path data) {
        server = RunningServer.start(data, Clock.systemUTC());
        owner = server.session(Role.OWNER);
        document = server.client().get("/openapi.json", "").json();
        Answer told = server.client()
                .ingest(server.ingestToken(), events.batch(events.ofEveryKind().toArray(TelemetryEvent[]::new)));
        assertThat(told.status()).as(told.body()).isEqualTo(202);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theDescriptionIsValidOpenApi() {
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(document.toString());

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths()).isNotEmpty();
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        Set<String> declared = server.routes().stream()
                .map(route -> route.method() + " " + route.path() + " " + permission(route.roles()))
                .collect(Collectors.toSet());

        assertThat(described()).containsExactlyInAnyOrderElementsOf(declared);
    }

    @TestFactory
    Stream<DynamicTest> everyParameterThatIsDescribedIsTakenAndNoOther() {
        Set<String> names = new HashSet<>();
        reads().forEach(path -> names.addAll(parameters(path)));
        return reads().stream()
                .flatMap(path -> names.stream().map(name -> new Parameter(path, name)))
                .map(one -> DynamicTest.dynamicTest(one.path() + " by " + one.name(), () -> takes(one)));
    }

    @TestFactory
    Stream<DynamicTest> whatIsAnsweredIsWhatIsDescribed() {
        return reads().stream()
                .filter(path -> !schemaOf(path).isMissingNode())
                .map(path -> DynamicTest.dynamicTest(path, () -> answersAsDescribed(path)));
    }

    private void takes(Parameter parameter) {
        Answer answer = server.client().get(parameter.url(VALUES.getOrDefault(parameter.name(), "x")), owner);
        boolean refused = answer.status() == 400
                && answer.json().path("detail").asText().endsWith("is not a parameter of this route");

        assertThat(refused)
                .as(answer.body())
                .isEqualTo(!parameters(parameter.path()).contains(parameter.name()));
    }

    private void answersAsDescribed(String path) {
        Answer answer = server.client().get(path, owner);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://bulwark.example/openapi"), withComponents(schemaOf(path)));
        assertThat(schema.validate(answer.json())).isEmpty();
    }

    private JsonNode withComponents(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        return whole.set("components", document.path("components"));
    }

    /** Routes that read JSON and need nothing in their path. */
    private List<String> reads() {
        List<String> paths = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            boolean stream = path.getKey().endsWith("/stream");
            if (path.getValue().has("get") && !path.getKey().contains("{") && !stream) {
                paths.add(path.getKey());
            }
        });
        return paths;
    }

    private Set<String> parameters(String path) {
        return StreamSupport.stream(
                        document.path("paths")
                                .path(path)
                                .path("get")
                                .path("parameters")
                                .spliterator(),
                        false)
                .map(parameter -> parameter.path("name").asText())
                .collect(Collectors.toSet());
    }

    private JsonNode schemaOf(String path) {
        return document.path("paths")
                .path(path)
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    private List<String> described() {
        List<String> found = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> found.add(operation.getKey().toUpperCase(Locale.ROOT) + " "
                                + path.getKey() + " "
                                + operation.getValue().path("x-permission").asText())));
        return found;
    }

    private static String permission(Set<?> roles) {
        return roles.stream()
                .filter(Permission.class::isInstance)
                .map(role -> ((Permission) role).name().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElseThrow();
    }
}
