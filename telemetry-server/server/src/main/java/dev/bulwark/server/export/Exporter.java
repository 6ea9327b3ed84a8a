package dev.bulwark.server.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Jdbi;

/** Writes rows as they are at one moment, the oldest first, without ever holding many of them. Thread-safe. */
public final class Exporter {
    private static final int ROWS_AT_ONCE = 500;
    private static final int TELL_EVERY = 10_000;

    private final Jdbi jdbi;

    public Exporter(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Exports.
     *
     * @param out stays open
     * @param progress told now and then how many rows were written
     * @return how many there were
     * @throws IOException if they cannot be written
     */
    public long export(ExportQuery query, ExportFormat format, OutputStream out, LongConsumer progress)
            throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(out);
        try {
            long rows = jdbi.inTransaction(handle -> rows(handle.getConnection(), query, format, buffered, progress));
            buffered.flush();
            return rows;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (SQLException e) {
            throw new IOException("The store cannot be read", e);
        }
    }

    private static long rows(
            Connection connection, ExportQuery query, ExportFormat format, OutputStream out, LongConsumer progress)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql(query, values))) {
            statement.setFetchSize(ROWS_AT_ONCE); // PostgreSQL would send all of them at once
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery();
                    RowWriter writer = writer(query.kind(), format, Columns.of(rows.getMetaData()), out)) {
                long count = 0;
                while (rows.next()) {
                    writer.write(rows);
                    count++;
                    if (count % TELL_EVERY == 0) {
                        progress.accept(count);
                    }
                }
                return count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RowWriter writer(ExportKind kind, ExportFormat format, Columns columns, OutputStream out)
            throws IOException {
        return format == ExportFormat.CSV ? new CsvRows(columns, out) : new JsonRows(kind, columns, out);
    }

    /** @param values what its question marks stand for is added to them */
    private static String sql(ExportQuery query, List<Object> values) {
        String time = query.kind().time();
        StringBuilder sql =
                new StringBuilder("SELECT * FROM ").append(query.kind().table()).append(" WHERE TRUE");
        Instant from = query.from();
        Instant to = query.to();
        String tenant = query.tenant();
        if (from != null) {
            sql.append(" AND ").append(time).append(" >= ?");
            values.add(from.atOffset(ZoneOffset.UTC));
        }
        if (to != null) {
            sql.append(" AND ").append(time).append(" < ?");
            values.add(to.atOffset(ZoneOffset.UTC));
        }
        if (tenant != null) {
            sql.append(" AND tenant = ?");
            values.add(tenant);
        }
        return sql.append(" ORDER BY ").append(time).toString();
    }
}
