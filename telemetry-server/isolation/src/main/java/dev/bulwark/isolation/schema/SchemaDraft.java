package dev.bulwark.isolation.schema;

import dev.bulwark.isolation.ForeignKey;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.Trust;
import dev.bulwark.isolation.schema.FoundTable.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides from the tables of a database which of them hold tenants' rows. For one reading; not thread-safe. */
final class SchemaDraft {
    private static final String ID_SUFFIX = "_id";
    private static final int MOST_REMARKS = 50;

    private final FoundTables found;
    private final JudgeSettings settings;
    private final Declarations declared;
    private final Set<String> shared;
    private final Map<String, List<FoundTable>> byName;
    private final Map<String, String> tenantColumns = new HashMap<>();
    private final List<String> remarks = new ArrayList<>();

    SchemaDraft(FoundTables found, JudgeSettings settings, Declarations declared) {
        this.found = found;
        this.settings = settings;
        this.declared = declared;
        this.shared = declared.sharedTables().stream().map(Names::table).collect(Collectors.toSet());
        this.byName = found.all().stream()
                .collect(Collectors.groupingBy(
                        table -> Names.table(table.name), LinkedHashMap::new, Collectors.toList()));
    }

    List<String> remarks() {
        return remarks.size() <= MOST_REMARKS ? remarks : remarks.subList(0, MOST_REMARKS);
    }

    Schema schema() {
        Schema.Builder schema = Schema.builder();
        findTenantColumns();
        byName.forEach((name, tables) -> describe(name, tables, schema));
        declared.addTo(schema);
        Schema before = schema.build();
        found.all().stream().filter(this::isPlain).forEach(table -> addForeignKeys(table, before, schema));
        new ChildTables(byName, found, before).proposals().forEach(remarks::add);
        declared.tenantTables().keySet().forEach(this::requireTable);
        declared.sharedTables().forEach(this::requireTable);
        return schema.build();
    }

    private void requireTable(String declaredName) {
        if (!byName.containsKey(Names.table(declaredName))) {
            remarks.add("the settings name the table " + declaredName + ", which the database does not have");
        }
    }

    private void findTenantColumns() {
        byName.forEach((name, tables) -> tables.stream()
                .map(table -> table.column(settings.tenantColumn()))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(column -> tenantColumns.put(name, column)));
        Map<String, String> roots = new HashMap<>();
        for (FoundTable table : found.all()) {
            String own = table.column(settings.tenantColumn());
            table.references.values().stream()
                    .filter(reference -> own != null && reference.columns().equals(List.of(own)))
                    .forEach(reference -> addRoot(reference, roots));
        }
        byName.forEach((name, tables) -> {
            if (tables.stream().anyMatch(this::isTenantsOwnTable)) {
                roots.putIfAbsent(name, String.valueOf(tables.get(0).column("id")));
            }
        });
        roots.forEach(tenantColumns::putIfAbsent);
    }

    private void addRoot(Reference reference, Map<String, String> roots) {
        FoundTable target = found.byKey(reference.target());
        if (target != null) {
            roots.put(Names.table(target.name), reference.targetColumns().get(0));
        }
    }

    /** By its name: a column organization_id refers to organization or organizations. */
    private boolean isTenantsOwnTable(FoundTable table) {
        String column = settings.tenantColumn().toLowerCase(Locale.ROOT);
        if (!column.endsWith(ID_SUFFIX) || table.column("id") == null) {
            return false;
        }
        String stem = column.substring(0, column.length() - ID_SUFFIX.length());
        return Set.of(stem, stem + "s").contains(Names.table(table.name));
    }

    /** One name in several schemas: statements do not always tell which they mean, so only what holds for all is told. */
    private void describe(String name, List<FoundTable> sameName, Schema.Builder schema) {
        FoundTable first = sameName.get(0);
        boolean stored = sameName.stream().allMatch(table -> table.kind == Kind.TABLE);
        String tenantColumn = tenantColumns.get(name);
        if (!stored && (tenantColumn == null || sameName.size() > 1 || first.kind == Kind.VIEW)) {
            describeView(sameName, schema);
            return;
        }
        if (tenantColumn != null && !shared.contains(name)) {
            schema.tenantTable(name, tenantColumn);
        }
        boolean alike = sameName.stream().allMatch(table -> table.columns.equals(first.columns));
        if (alike || tenantColumn == null) {
            schema.columns(name, first.columns);
        }
        if (sameName.size() == 1) {
            first.keys.values().forEach(key -> schema.uniqueKey(name, key));
        }
    }

    /** A view whose query is not known is trusted with nothing; the contents of a materialized one may be anybody's. */
    private void describeView(List<FoundTable> sameName, Schema.Builder schema) {
        FoundTable first = sameName.get(0);
        boolean known = sameName.size() == 1 && first.kind == Kind.VIEW && first.definition != null;
        schema.view(first.name, known ? String.valueOf(first.definition) : "");
        if (sameName.size() == 1) {
            schema.columns(first.name, first.columns);
        }
    }

    private boolean isPlain(FoundTable table) {
        return table.kind == Kind.TABLE
                && Objects.requireNonNull(byName.get(Names.table(table.name))).size() == 1;
    }

    private void addForeignKeys(FoundTable table, Schema known, Schema.Builder schema) {
        for (Reference reference : table.references.values()) {
            FoundTable target = found.byKey(reference.target());
            if (target == null || !isPlain(target)) {
                continue;
            }
            if (settings.trusts(Trust.FOREIGN_KEYS)) {
                schema.foreignKey(key(table, reference.columns(), target, reference.targetColumns()));
            } else {
                addConsistent(table, reference, target, known, schema);
            }
        }
    }

    /**
     * A key that carries the tenant column on both sides joins rows of one tenant; and when the rest of it finds one row
     * already, so does the rest.
     */
    private void addConsistent(
            FoundTable table, Reference reference, FoundTable target, Schema known, Schema.Builder schema) {
        String own = tenantColumn(table, known);
        String others = tenantColumn(target, known);
        int place = own == null ? -1 : reference.columns().indexOf(own);
        boolean carried = place >= 0 && reference.targetColumns().get(place).equals(others);
        if (!carried || !table.required.contains(own) || reference.columns().size() < 2) {
            return;
        }
        List<String> columns = new ArrayList<>(reference.columns());
        List<String> targets = new ArrayList<>(reference.targetColumns());
        columns.remove(place);
        targets.remove(place);
        if (target.isUnique(targets)) {
            schema.foreignKey(key(table, columns, target, targets));
        }
    }

    private @Nullable String tenantColumn(FoundTable table, Schema known) {
        String folded = known.tenantTables().get(Names.table(table.name));
        return table.columns.stream()
                .filter(column -> Names.fold(column).equals(folded))
                .findFirst()
                .orElse(null);
    }

    private ForeignKey key(FoundTable table, List<String> columns, FoundTable target, List<String> targets) {
        return new ForeignKey(table.name, columns, target.name, targets);
    }
}
