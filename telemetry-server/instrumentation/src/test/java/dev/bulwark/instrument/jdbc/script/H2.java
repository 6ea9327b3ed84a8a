package dev.bulwark.instrument.jdbc.script;

import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2 in memory. */
final class H2 implements DatabaseUnderTest {
    @Override
    public DataSource create(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + name);
        return source;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "CREATE TABLE items(id INT PRIMARY KEY, organization_id INT, name VARCHAR(100), price DECIMAL(10,2),"
                        + " born TIMESTAMP, data BLOB, words CLOB)",
                "CREATE TABLE notes(id INT AUTO_INCREMENT PRIMARY KEY, organization_id INT, text VARCHAR(100))",
                "CREATE ALIAS twice AS 'int twice(int n) { return 2 * n; }'",
                "CREATE ALIAS snooze FOR 'java.lang.Thread.sleep(long)'");
    }

    @Override
    public String slowQuery() {
        return "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 100000) a, SYSTEM_RANGE(1, 100000) b WHERE a.x <> b.x";
    }

    @Override
    public String toString() {
        return "H2";
    }
}
