package dev.bulwark.isolation.schema;

import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds tables without a tenant column whose rows refer, perhaps over others, to rows that belong to tenants. */
final class ChildTables {
    private final Map<String, List<FoundTable>> byName;
    private final FoundTables found;
    private final Schema known;

    ChildTables(Map<String, List<FoundTable>> byName, FoundTables found, Schema known) {
        this.byName = byName;
        this.found = found;
        this.known = known;
    }

    /** For each of them the setting that makes it a tenant table. */
    List<String> proposals() {
        Set<String> reached = new LinkedHashSet<>(known.tenantTables().keySet());
        List<String> proposals = new ArrayList<>();
        int before = -1;
        while (before != reached.size()) {
            before = reached.size();
            for (String name : byName.keySet()) {
                String setting =
                        isOpen(name, reached) ? setting(byName.get(name).get(0), reached) : null;
                if (setting != null) {
                    reached.add(name);
                    proposals.add("the rows of " + name + " refer to tenants' rows, but it counts as shared; to have it"
                            + " judged by them, set tenant-tables." + name + ": \"" + setting + "\"");
                }
            }
        }
        return proposals;
    }

    private boolean isOpen(String name, Set<String> reached) {
        return !reached.contains(name)
                && !known.sharedTables().contains(name)
                && !known.views().containsKey(name);
    }

    private @Nullable String setting(FoundTable table, Set<String> reached) {
        for (Reference reference : table.references.values()) {
            FoundTable target = found.byKey(reference.target());
            if (target != null && reached.contains(Names.table(target.name))) {
                return reference.written(Names.table(target.name));
            }
        }
        return null;
    }
}
