package dev.bulwark.console.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;

/**
 * A question to the server.
 *
 * @param path the route
 * @param parameters by their names in the API
 */
public record Question<T>(String path, Map<String, String> parameters, TypeReference<T> answer) {
    public Question {
        parameters = Map.copyOf(parameters);
    }
}
