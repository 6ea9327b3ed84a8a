package dev.bulwark.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.json.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;

/** What the server answered. */
public record Answer(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper MAPPER = Json.tolerant();

    public JsonNode json() {
        return as(JsonNode.class);
    }

    public <T> T as(Class<T> type) {
        try {
            return MAPPER.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(body, e);
        }
    }

    public String field() {
        return json().path("field").asText();
    }

    public String contentType() {
        return headers.firstValue("Content-Type").orElse("");
    }
}
