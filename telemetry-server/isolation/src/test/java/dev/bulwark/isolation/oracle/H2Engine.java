package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** H2 in memory, in a mode of its own choice. */
record H2Engine(String mode) implements Engine {
    @Override
    public Dialect dialect() {
        return Dialect.H2;
    }

    @Override
    public Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:;MODE=" + mode);
    }
}
