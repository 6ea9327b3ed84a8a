package dev.bulwark.isolation.schema;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.Schema;
import java.util.List;

/**
 * What was read from a database.
 *
 * @param remarks what the developer should know: tables that may need a setting, settings that fit no table
 */
public record SchemaReading(Schema schema, Dialect dialect, List<String> remarks) {
    public SchemaReading {
        remarks = List.copyOf(remarks);
    }
}
