package dev.bulwark.server.export;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180 with the names in the first line. Not thread-safe. */
final class CsvRows implements RowWriter {
    /** With these a spreadsheet takes text for a formula; the last four are their wide forms. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Columns columns;
    private final SequenceWriter out;

    CsvRows(Columns columns, OutputStream out) throws IOException {
        this.columns = columns;
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
        columns.all().forEach(column -> schema.addColumn(column.name()));
        CsvMapper mapper = CsvMapper.builder()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .build();
        this.out = mapper.writer(schema.build()).writeValues(out);
        this.out.init(false);
    }

    @Override
    public void write(ResultSet row) throws SQLException, IOException {
        List<@Nullable Object> values = new ArrayList<>();
        for (Columns.Column column : columns.all()) {
            Object value = column.valueIn(row);
            values.add(value instanceof String text ? harmless(text) : value);
        }
        out.write(values);
    }

    static String harmless(String text) {
        return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
