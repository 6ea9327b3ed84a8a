package dev.bulwark.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.bulwark.model.ingest.WireTime;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Times on the wire: ISO-8601, UTC, always three digits of milliseconds; read with any offset and precision. */
final class InstantJson {
    private InstantJson() {}

    static SimpleModule module() {
        return new SimpleModule("bulwark-times")
                .addSerializer(Instant.class, new Writer())
                .addDeserializer(Instant.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(WireTime.format(value));
        }
    }

    private static final class Reader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            try {
                return WireTime.parse(parser.getText());
            } catch (DateTimeParseException e) {
                return (Instant)
                        context.handleWeirdStringValue(Instant.class, parser.getText(), "not an ISO-8601 time");
            }
        }
    }
}
