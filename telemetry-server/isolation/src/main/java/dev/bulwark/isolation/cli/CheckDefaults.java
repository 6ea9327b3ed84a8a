package dev.bulwark.isolation.cli;

import dev.bulwark.isolation.Dialect;
import java.util.List;

/** What the command line says for all lines. */
record CheckDefaults(String tenantColumn, Dialect dialect, List<String> sharedTables) {
    CheckDefaults {
        sharedTables = List.copyOf(sharedTables);
    }
}
