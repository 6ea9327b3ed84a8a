package dev.bulwark.server.logging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** One record of the log. */
record LogLine(
        Instant at,
        Level level,
        String logger,
        String thread,
        String message,
        @Nullable Throwable thrown) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Ends with a line break. What is logged cannot begin a record of its own. */
    String text() {
        String line = TIME.format(at) + " " + level + " " + logger + " - " + withoutBreaks(message) + "\n";
        return thrown == null ? line : line + stack(thrown);
    }

    /** Ends with a line break, and has no other. */
    String json() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", TIME.format(at));
        fields.put("level", level.toString());
        fields.put("logger", logger);
        fields.put("thread", thread);
        fields.put("message", message);
        if (thrown != null) {
            fields.put("error", thrown.toString());
            fields.put("stack", stack(thrown));
        }
        try {
            return MAPPER.writeValueAsString(fields) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written", e);
        }
    }

    private static String withoutBreaks(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n");
    }

    private static String stack(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
