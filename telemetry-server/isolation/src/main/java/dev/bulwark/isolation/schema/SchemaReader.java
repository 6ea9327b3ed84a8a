package dev.bulwark.isolation.schema;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads schemas as they are in the database now, for judges with the same settings. Thread-safe. */
public final class SchemaReader {
    private final JudgeSettings settings;
    private final Declarations declared;

    public SchemaReader(JudgeSettings settings, Declarations declared) {
        this.settings = settings;
        this.declared = declared;
    }

    /** How the judges read statements; the dialect is each database's own. */
    public JudgeSettings settings() {
        return settings;
    }

    /** What is declared, without any database. */
    public Schema declared() {
        Schema.Builder schema = Schema.builder();
        declared.addTo(schema);
        return schema.build();
    }

    /**
     * Reads what the connection can see.
     *
     * @throws SQLException when the database does not even tell its tables
     */
    public SchemaReading read(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        Dialect dialect = dialect(product);
        FoundTables found = FoundTables.of(connection, CatalogQueries.of(product, dialect));
        SchemaDraft draft = new SchemaDraft(found, settings, declared);
        Schema schema = draft.schema();
        List<String> remarks = new ArrayList<>(found.remarks());
        remarks.addAll(draft.remarks());
        return new SchemaReading(schema, dialect, remarks);
    }

    private static Dialect dialect(String product) {
        if (product.contains("postgresql")) {
            return Dialect.POSTGRESQL;
        }
        return product.contains("mysql") || product.contains("mariadb") ? Dialect.MYSQL : Dialect.H2;
    }
}
