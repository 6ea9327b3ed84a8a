package dev.bulwark.isolation.suggestion;

import dev.bulwark.isolation.oracle.GivenRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database with the rows of some tenants. Rows of one refer to those of the other, as nothing forbids. */
final class TenantWorld implements AutoCloseable {
    private static final List<String> TENANT_TABLES = List.of("teams", "users", "issues", "todos");
    private static final String[] STATUS = {"open", "closed", "late"};

    private final Connection connection;

    /** Fills an empty database. A column that is given nothing gets the first tenant. */
    TenantWorld(Connection connection, List<Integer> tenants) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            create(statement, tenants.get(0));
            for (int tenant : tenants) {
                fill(statement, tenant, tenant / 10);
            }
        }
        connection.commit();
    }

    /** What a statement gives and leaves behind, in the rows of a tenant and of nobody; it is undone afterwards. */
    String effect(String sql, int tenant) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String given = statement.execute(sql)
                    ? GivenRows.of(statement.getResultSet()).toString()
                    : "";
            return given + "\n" + state(statement, " = " + tenant)
                    + GivenRows.of(statement.executeQuery("SELECT * FROM currencies"));
        } finally {
            connection.rollback();
        }
    }

    /** The rows of other tenants, as a statement leaves them. */
    String others(String sql, int tenant) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return state(statement, " <> " + tenant);
        } finally {
            connection.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static String state(Statement statement, String filter) throws SQLException {
        StringBuilder all =
                new StringBuilder(GivenRows.of(statement.executeQuery("SELECT * FROM organizations WHERE id" + filter))
                        .toString());
        for (String table : TENANT_TABLES) {
            String query = "SELECT * FROM " + table + " WHERE organization_id" + filter;
            all.append(table).append(GivenRows.of(statement.executeQuery(query)));
        }
        return all.toString();
    }

    private static void create(Statement statement, int first) throws SQLException {
        String tenant = "organization_id INT DEFAULT " + first;
        statement.execute("CREATE TABLE organizations (id INT PRIMARY KEY, name VARCHAR(40))");
        statement.execute("CREATE TABLE currencies (code VARCHAR(40) PRIMARY KEY, name VARCHAR(40))");
        statement.execute("CREATE TABLE teams (id INT PRIMARY KEY, " + tenant + ", lead_id INT, name VARCHAR(40))");
        statement.execute("CREATE TABLE users (id INT PRIMARY KEY, " + tenant + ", name VARCHAR(40))");
        statement.execute("CREATE TABLE issues (id INT PRIMARY KEY, " + tenant + ", team_id INT, owner_id INT,"
                + " parent_id INT, priority INT, title VARCHAR(40), status VARCHAR(40), currency VARCHAR(40))");
        statement.execute("CREATE TABLE todos (id INT PRIMARY KEY, " + tenant
                + ", issue_id INT, owner_id INT, done INT, title VARCHAR(40))");
        statement.execute("INSERT INTO currencies VALUES ('EUR', 'Euro'), ('CHF', 'Franc')");
    }

    /** Ids of the tenants interleave, and so do references. */
    private static void fill(Statement statement, int tenant, int offset) throws SQLException {
        statement.execute("INSERT INTO organizations VALUES (" + tenant + ", 'o" + tenant + "')");
        for (int n = 0; n < 6; n++) {
            int id = 2 * n + offset;
            int any = (n * 5 + offset) % 12;
            statement.execute("INSERT INTO teams VALUES (" + id + ", " + tenant + ", " + any + ", 't" + id + "')");
            statement.execute("INSERT INTO users VALUES (" + id + ", " + tenant + ", 'u" + id + "')");
            statement.execute("INSERT INTO issues VALUES (" + id + ", " + tenant + ", " + (n == 5 ? "NULL" : any)
                    + ", " + (n * 7 + offset) % 12 + ", " + (n < 2 ? "NULL" : id - 3 - n % 2) + ", " + n % 4 + ", 'i"
                    + id
                    + "', '" + STATUS[n % 3] + "', '" + (n % 2 == 0 ? "EUR" : "CHF") + "')");
            statement.execute("INSERT INTO todos VALUES (" + id + ", " + tenant + ", " + (any + 1) % 12 + ", " + any
                    + ", " + n % 2 + ", 'd" + id + "')");
        }
    }
}
