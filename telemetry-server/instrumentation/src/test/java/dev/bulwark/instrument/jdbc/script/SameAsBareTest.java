package dev.bulwark.instrument.jdbc.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.testkit.MariaDb;
import dev.bulwark.instrument.testkit.ReportingApp;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same script on the bare driver and through the watch: every call has the same outcome, word by word. */
@ExtendWith(MariaDb.Resolver.class)
class SameAsBareTest {
    @TempDir
    Path folder;

    static Stream<DatabaseUnderTest> databases() {
        return Stream.of(new H2(), new Postgres(""), new Postgres("autosave=always"), new Sqlite());
    }

    /** The databases, which are closed with the test. */
    @ParameterizedTest
    @MethodSource("databases")
    void everyCallHasTheSameOutcome(DatabaseUnderTest database) throws Exception {
        try (ReportingApp app = new ReportingApp(folder, UnaryOperator.identity())) {
            List<String> bare = play(database, "bare", database.create("bare"));
            DataSource forNobody = app.bulwark().watch(database.create("forNobody"), "one");
            assertThat(differences(bare, play(database, "forNobody", forNobody)))
                    .isEmpty();
            DataSource forTenant = app.bulwark().watch(database.create("forTenant"), "two");
            app.as(
                    "7",
                    () -> assertThat(differences(bare, play(database, "forTenant", forTenant)))
                            .isEmpty());
            assertThat(bare).hasSizeGreaterThan(700);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mariadb, ''",
        "mariadb, useServerPrepStmts=true&allowMultiQueries=true",
        "mysql, ''",
        "mysql, useServerPrepStmts=true&useCursorFetch=true&allowMultiQueries=true",
    })
    void soItHasOnMariaDb(String driver, String settings, MariaDb server) throws Exception {
        everyCallHasTheSameOutcome(new OnMariaDb(server, driver, settings));
    }

    private static List<String> differences(List<String> bare, List<String> watched) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < Math.max(bare.size(), watched.size()); i++) {
            String expected = i < bare.size() ? bare.get(i) : "nothing";
            String actual = i < watched.size() ? watched.get(i) : "nothing";
            if (!expected.equals(actual)) {
                differences.add("bare: " + expected + "\nwatched: " + actual);
            }
        }
        return differences;
    }

    private static List<String> play(DatabaseUnderTest database, String name, DataSource source) throws Exception {
        Transcript transcript = new Transcript(name);
        try (Connection connection = source.getConnection()) {
            new JdbcScript(connection, database, transcript).play();
        }
        return transcript.lines();
    }
}
