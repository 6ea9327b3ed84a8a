package dev.bulwark.instrument.jdbc.script;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** A database with what its dialect has of its own. */
interface DatabaseUnderTest extends AutoCloseable {
    /**
     * A fresh and empty database.
     *
     * @param name told apart from others by it
     */
    DataSource create(String name) throws Exception;

    /** What makes the tables {@code items}, with a tenant column and large values, and {@code notes}. */
    List<String> tables();

    /** A query that takes many seconds. */
    String slowQuery();

    /** What this database can and others cannot. */
    default void own(java.sql.Connection connection, Transcript transcript) throws SQLException {}

    @Override
    default void close() throws Exception {}
}
