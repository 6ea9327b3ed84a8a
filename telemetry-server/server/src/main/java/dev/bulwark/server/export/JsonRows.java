package dev.bulwark.server.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.bulwark.model.json.Json;
import dev.bulwark.server.store.WireName;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;

/** An object of JSON in each line, which says what it is. Not thread-safe. */
final class JsonRows implements RowWriter {
    private final String type;
    private final Columns columns;
    private final JsonGenerator out;

    JsonRows(ExportKind kind, Columns columns, OutputStream out) throws IOException {
        this.type = WireName.of(kind);
        this.columns = columns;
        this.out = Json.strict().createGenerator(out);
        this.out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        this.out.setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void write(ResultSet row) throws SQLException, IOException {
        out.writeStartObject();
        out.writeStringField("type", type);
        for (Columns.Column column : columns.all()) {
            Object value = column.valueIn(row);
            out.writeFieldName(column.name());
            if (value instanceof String text && column.json()) {
                out.writeRawValue(text);
            } else {
                out.writePOJO(value);
            }
        }
        out.writeEndObject();
        out.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
