package dev.bulwark.server.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.model.json.Json;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * All rows of a PostgreSQL as they are at one moment, in a zip: a file for each table in the form of COPY, and one that says
 * which they are. Rows are streamed, so that the size of the database does not matter. Stateless.
 */
final class PostgresCopy {
    /** What ends the names of files that hold rows. */
    static final String ROWS = ".rows";

    static final String CONTENTS = "postgresql.json";

    /** Those that refer to others come after them. */
    private static final String TABLES = """
            SELECT c.relname FROM pg_class c
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                AND c.relname <> 'flyway_schema_history'
            ORDER BY EXISTS (SELECT 1 FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f'), c.relname""";

    private static final String COLUMNS = """
            SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
            WHERE attrelid = '%s'::regclass AND attnum > 0 AND NOT attisdropped""";

    private static final String PARTITIONS = """
            SELECT format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I %s', part.relname, whole.relname,
                pg_get_expr(part.relpartbound, part.oid))
            FROM pg_inherits i JOIN pg_class part ON part.oid = i.inhrelid JOIN pg_class whole ON whole.oid = i.inhparent
            WHERE part.relispartition AND part.relkind = 'r'
                AND part.relnamespace = current_schema()::regnamespace
            ORDER BY part.relname""";

    private static final String VERSION =
            "SELECT version FROM flyway_schema_history WHERE success ORDER BY version::NUMERIC DESC LIMIT 1";

    private PostgresCopy() {}

    /**
     * What is in a copy.
     *
     * @param schema the version of the tables
     * @param partitions SQL that makes them
     */
    record Contents(String schema, List<Table> tables, List<String> partitions) {}

    /** @param columns in the order of the file, as SQL */
    record Table(String name, String columns) {}

    /** Writes a copy while others work on the database. */
    static void write(Connection connection, Path to) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        Contents contents = contents(connection);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(to))) {
            zip.putNextEntry(new ZipEntry(CONTENTS));
            zip.write(mapper().writeValueAsBytes(contents));
            for (Table table : contents.tables()) {
                zip.putNextEntry(new ZipEntry(table.name() + ROWS));
                copies.copyOut(
                        "COPY (SELECT " + table.columns() + " FROM " + table.name() + ") TO STDOUT",
                        new StaysOpen(zip));
            }
        }
        connection.commit();
    }

    /**
     * What a zip holds.
     *
     * @throws IllegalArgumentException if it is no copy of a PostgreSQL
     */
    static Contents contents(Path from) throws IOException {
        try (ZipFile zip = new ZipFile(from.toFile())) {
            ZipEntry entry = zip.getEntry(CONTENTS);
            if (entry == null) {
                throw new IllegalArgumentException(from + " is no backup of a PostgreSQL, which the settings name");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return mapper().readValue(in, Contents.class);
            }
        }
    }

    /** Fills tables of the same version with what a copy holds, in place of what is in them. */
    static void read(Connection connection, Path from, Contents contents) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                ZipFile zip = new ZipFile(from.toFile())) {
            for (String partition : contents.partitions()) {
                statement.execute(partition);
            }
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Table table : contents.tables()) {
                statement.execute("TRUNCATE " + table.name() + " CASCADE");
            }
            for (Table table : contents.tables()) {
                try (InputStream rows = zip.getInputStream(zip.getEntry(table.name() + ROWS))) {
                    copies.copyIn("COPY " + table.name() + " (" + table.columns() + ") FROM STDIN", rows);
                }
            }
        }
        connection.commit();
    }

    private static Contents contents(Connection connection) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (String name : texts(connection, TABLES)) {
            tables.add(
                    new Table(name, texts(connection, COLUMNS.formatted(name)).get(0)));
        }
        return new Contents(texts(connection, VERSION).get(0), tables, texts(connection, PARTITIONS));
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static ObjectMapper mapper() {
        return Json.strict();
    }

    /** One file of a zip ends before the zip does. */
    private static final class StaysOpen extends FilterOutputStream {
        private StaysOpen(OutputStream zip) {
            super(zip);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
