package dev.bulwark.server.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.bulwark.model.json.Json;
import dev.bulwark.model.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

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

    /** Every setting with its default and what it means. */
    public static String explained() {
        try (InputStream text = Objects.requireNonNull(SettingsFile.class.getResourceAsStream("settings.yaml"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSettings bound(String yaml) {
        ObjectMapper mapper = Json.strict();
        JsonNode all = mapper.valueToTree(ServerSettings.defaults());
        try {
            JsonNode given = yaml().readTree(yaml);
            if (!given.isMissingNode() && !given.isNull()) {
                requireValues(given, "");
                mapper.readerForUpdating(all).readValue(given);
            }
            return mapper.treeToValue(all, ServerSettings.class);
        } catch (JsonProcessingException e) {
            throw Json.explain(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of two values for one key, and of two documents in one file, the reader cannot know which was meant. */
    private static ObjectMapper yaml() {
        return new ObjectMapper(new YAMLFactory())
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** A key with nothing behind it is a slip, not a wish for no value at all. */
    private static void requireValues(JsonNode node, String path) {
        node.properties().forEach(entry -> {
            String name = path + entry.getKey();
            if (entry.getValue().isNull()) {
                throw new MalformedJsonException(name + " has no value", name, null);
            }
            requireValues(entry.getValue(), name + ".");
        });
    }
}
