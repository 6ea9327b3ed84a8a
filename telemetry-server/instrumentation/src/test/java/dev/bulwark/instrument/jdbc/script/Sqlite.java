package dev.bulwark.instrument.jdbc.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.sqlite.Function;
import org.sqlite.SQLiteDataSource;

/** SQLite in files. */
final class Sqlite implements DatabaseUnderTest {
    private final Path folder;

    Sqlite() {
        try {
            folder = Files.createTempDirectory("sqlite");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public DataSource create(String name) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve(name));
        return source;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "CREATE TABLE items(id INT PRIMARY KEY, organization_id INT, name VARCHAR(100), price DECIMAL(10,2),"
                        + " born TIMESTAMP, data BLOB, words CLOB)",
                "CREATE TABLE notes(id INTEGER PRIMARY KEY, organization_id INT, text VARCHAR(100))");
    }

    @Override
    public String slowQuery() {
        return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000000) SELECT MAX(i) FROM n";
    }

    @Override
    public void own(java.sql.Connection connection, Transcript t) {
        t.call("own function", () -> {
            Function.create(connection.unwrap(org.sqlite.SQLiteConnection.class), "own", new Function() {
                @Override
                protected void xFunc() throws java.sql.SQLException {
                    result(2 * value_int(0));
                }
            });
            return connection.createStatement().executeQuery("SELECT own(21)").getInt(1);
        });
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public String toString() {
        return "SQLite";
    }
}
