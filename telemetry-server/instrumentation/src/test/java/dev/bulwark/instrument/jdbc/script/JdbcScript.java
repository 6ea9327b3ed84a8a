package dev.bulwark.instrument.jdbc.script;

import java.sql.Connection;
import java.sql.Statement;

/** A long script of JDBC calls, right and wrong ones, each of whose outcomes is noted. */
record JdbcScript(Connection connection, DatabaseUnderTest database, Transcript transcript) {
    void play() throws Exception {
        for (String sql : database.tables()) {
            transcript.run(sql, () -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            });
        }
        new StatementScript(connection, transcript).play();
        new SessionScript(connection, database, transcript).play();
    }
}
