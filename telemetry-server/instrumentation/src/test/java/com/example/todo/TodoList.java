package com.example.todo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A part of an application that reads its rows one by one. */
public final class TodoList {
    private static final String ONE = "SELECT title FROM todos WHERE organization_id = ? AND id = ?";

    private final DataSource database;

    public TodoList(DataSource database) {
        this.database = database;
    }

    /** Reads each row with a statement of its own. */
    public void readOneByOne(int organization, int count) throws SQLException {
        for (int id = 0; id < count; id++) {
            readOne(organization, id);
        }
    }

    public void readOne(int organization, int id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setInt(1, organization);
            statement.setInt(2, id);
            statement.executeQuery().close();
        }
    }

    /** Writes rows in one batch. */
    public void addAll(int organization, int count) throws SQLException {
        String insert = "INSERT INTO todos(organization_id, id, title) VALUES (?, ?, 'do it')";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int id = 0; id < count; id++) {
                statement.setInt(1, organization);
                statement.setInt(2, id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Runs texts in one batch. */
    public void runAll(String... texts) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String text : texts) {
                statement.addBatch(text);
            }
            statement.executeBatch();
        }
    }

    /** Runs a text as it is. */
    public void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
