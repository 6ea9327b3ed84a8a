package dev.bulwark.server.access;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.server.store.JsonColumns;
import dev.bulwark.server.store.Row;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tenants that somebody is bound to, in a column; NULL is all of them. Thread-safe. */
record TenantColumn(JsonColumns json) {
    private static final String NAME = "tenants";
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    @Nullable
    List<String> read(Row row) throws SQLException {
        String text = row.optionalText(NAME);
        return text == null ? null : json.read(text, TEXTS);
    }

    @Nullable
    String stored(@Nullable List<String> tenants) {
        return tenants == null ? null : json.write(tenants);
    }
}
