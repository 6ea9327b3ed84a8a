package dev.bulwark.isolation.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table or view as a database describes it; names are as the database has them. Not thread-safe. */
final class FoundTable {
    final String name;
    final Kind kind;
    final List<String> columns = new ArrayList<>();
    final Set<String> required = new HashSet<>();
    final Map<String, List<String>> keys = new LinkedHashMap<>();
    final Map<String, Reference> references = new LinkedHashMap<>();

    @Nullable
    String definition;

    FoundTable(String name, Kind kind) {
        this.name = name;
        this.kind = kind;
    }

    /** Whether rows are stored. */
    enum Kind {
        TABLE,
        VIEW,
        MATERIALIZED_VIEW
    }

    /** The column of that name, in whatever case; null when there is none. */
    @Nullable
    String column(String wanted) {
        return columns.stream()
                .filter(column -> column.equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(null);
    }

    boolean isUnique(List<String> wanted) {
        return keys.values().stream().anyMatch(key -> Set.copyOf(key).equals(Set.copyOf(wanted)));
    }
}
