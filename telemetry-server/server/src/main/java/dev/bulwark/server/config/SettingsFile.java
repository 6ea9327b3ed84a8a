package dev.bulwark.server.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.bulwark.model.json.Json;
import dev.bulwark.model.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads settings from YAML. What is left out keeps its default; a key that is not known stops the start. */
public final class SettingsFile {
    private SettingsFile() {}

    /** @throws SettingsException if the file cannot be read, or says something that cannot be */
    public static ServerSettings read(Path file) {
        try {
            return bound(Files.readString(file));
        } catch (MalformedJsonException e) {
            throw new SettingsException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SettingsException(file + " cannot be read", e);
        }
    }

    private static ServerSettings bound(String yaml) {
        ObjectMapper mapper = Json.strict();
        JsonNode all = mapper.valueToTree(ServerSettings.defaults());
        try {
            JsonNode given = new ObjectMapper(new YAMLFactory()).readTree(yaml);
            if (!given.isMissingNode() && !given.isNull()) {
                mapper.readerForUpdating(all).readValue(given);
            }
            return mapper.treeToValue(all, ServerSettings.class);
        } catch (JsonProcessingException e) {
            throw Json.explain(e);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
