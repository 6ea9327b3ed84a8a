package dev.bulwark.server.openapi;

import dev.bulwark.model.Page;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a route is for and what goes in and out; who may use it is declared with the route itself.
 *
 * @param parameters names of its query parameters
 * @param status of the usual answer
 * @param answers the usual answers by media type, each as a type with its arguments; empty when there is no body
 */
record Operation(
        String method,
        String path,
        String summary,
        List<String> parameters,
        @Nullable Type body,
        int status,
        Map<String, List<Type>> answers) {
    private static final String JSON = "application/json";

    static Operation of(String method, String path, String summary) {
        return new Operation(method, path, summary, List.of(), null, 200, Map.of());
    }

    static Operation get(String path, String summary) {
        return of("GET", path, summary);
    }

    static Operation post(String path, String summary) {
        return of("POST", path, summary);
    }

    /** Takes these query parameters too. */
    Operation by(String... names) {
        List<String> more =
                Stream.concat(parameters.stream(), Arrays.stream(names)).toList();
        return new Operation(method, path, summary, more, body, status, answers);
    }

    Operation takes(Type type) {
        return new Operation(method, path, summary, parameters, type, status, answers);
    }

    /** @param arguments of the answer's type, when it has any */
    Operation answers(Type type, Type... arguments) {
        List<Type> whole =
                Stream.concat(Stream.of(type), Arrays.stream(arguments)).toList();
        return new Operation(method, path, summary, parameters, body, status, Map.of(JSON, whole));
    }

    Operation answersPageOf(Type item) {
        return answers(Page.class, item);
    }

    Operation answersWith(int other) {
        return new Operation(method, path, summary, parameters, body, other, answers);
    }

    /** Answers with what is no JSON. */
    Operation answersText(String mediaType) {
        return new Operation(method, path, summary, parameters, body, status, Map.of(mediaType, List.of(String.class)));
    }
}
