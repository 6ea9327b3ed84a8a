package dev.bulwark.benchmarks.application;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Answers with a kilobyte of JSON: rows of tenant 7, the first of which may come from a database. */
final class Todos extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String FURTHER =
            (",{\"organization_id\":7,\"id\":12,\"title\":\"Call the customer back about offer 12\","
                            + "\"done\":false}")
                    .repeat(11);

    private final transient @Nullable DataSource database;

    /** @param database null for answers without one */
    Todos(@Nullable DataSource database) {
        this.database = database;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String title = database == null ? "Call somebody" : title(database, 42);
        String json = "[{\"organization_id\":7,\"id\":42,\"title\":\"" + title + "\"}" + FURTHER + "]";
        response.setContentType("application/json");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String title(DataSource database, int id) throws IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT title, organization_id FROM todos WHERE organization_id = ? AND id = ?")) {
            statement.setInt(1, 7);
            statement.setInt(2, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
