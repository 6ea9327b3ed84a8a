package dev.bulwark.console.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.isolation.Violation;
import org.jspecify.annotations.Nullable;

/** Reads pushed events. One that cannot be read is not lost: it becomes a reason to ask the server. Thread-safe. */
final class LiveEvents {
    private static final String VIOLATION = "violation";

    private final ObjectMapper mapper;

    LiveEvents(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    LiveEvent read(@Nullable String kind, String data) {
        if (!VIOLATION.equals(kind)) {
            return new LiveEvent.SomethingChanged();
        }
        try {
            return new LiveEvent.ViolationChanged(mapper.readValue(data, Violation.class));
        } catch (JsonProcessingException e) {
            return new LiveEvent.SomethingChanged();
        }
    }
}
