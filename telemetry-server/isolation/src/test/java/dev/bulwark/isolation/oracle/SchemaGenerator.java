package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.ColumnModel.Role;
import java.util.ArrayList;
import java.util.List;

/** Makes schemas: keys with and without the tenant, tenant columns of several types and names, references declared or not. */
final class SchemaGenerator {
    private final Dice dice;

    SchemaGenerator(Dice dice) {
        this.dice = dice;
    }

    SchemaModel next() {
        TenantType type = dice.pick(List.of(TenantType.values()));
        boolean declared = dice.oneIn(3);
        List<TableModel> tables = new ArrayList<>();
        tables.add(organizations(type));
        tables.add(plans());
        tables.add(ordinary(SchemaModel.PARENT, type, false, declared));
        tables.add(ordinary("issues", type, declared, false));
        tables.add(ordinary("todos", type, declared && dice.oneIn(2), false));
        return new SchemaModel(type, tables);
    }

    private static TableModel organizations(TenantType type) {
        return new TableModel(
                "organizations",
                List.of(
                        new ColumnModel("id", Role.TENANT, type.definition() + " NOT NULL"),
                        new ColumnModel("plan_id", Role.REFERENCE, "INT"),
                        new ColumnModel("title", Role.WORD, "VARCHAR(9)")),
                List.of(List.of("id")),
                false);
    }

    private static TableModel plans() {
        return new TableModel(
                "plans",
                List.of(
                        new ColumnModel("id", Role.ID, "INT NOT NULL"),
                        new ColumnModel("amount", Role.NUMBER, "INT"),
                        new ColumnModel("status", Role.WORD, "VARCHAR(9)")),
                List.of(List.of("id")),
                false);
    }

    private TableModel ordinary(String name, TenantType type, boolean refersToOwn, boolean referredTo) {
        String tenant = dice.oneIn(3) ? dice.pick("tenant_id", "org", "account_id") : "organization_id";
        boolean global = referredTo || dice.oneIn(2);
        boolean nullable = global && !referredTo && !refersToOwn && dice.oneIn(3);
        List<ColumnModel> columns = new ArrayList<>();
        columns.add(new ColumnModel("id", Role.ID, "INT NOT NULL"));
        columns.add(new ColumnModel(tenant, Role.TENANT, tenantDefinition(type) + (nullable ? "" : " NOT NULL")));
        columns.add(new ColumnModel("parent_id", Role.REFERENCE, "INT"));
        columns.add(new ColumnModel("team_id", refersToOwn ? Role.OWN_REFERENCE : Role.REFERENCE, "INT"));
        columns.add(new ColumnModel("code", Role.CODE, "INT NOT NULL"));
        columns.add(new ColumnModel("amount", Role.NUMBER, "INT"));
        columns.add(new ColumnModel("status", Role.WORD, "VARCHAR(9)"));
        List<List<String>> keys = new ArrayList<>();
        keys.add(global ? List.of("id") : List.of(tenant, "id"));
        keys.add(global && dice.oneIn(2) ? List.of("code") : List.of(tenant, "code"));
        return new TableModel(name, dice.shuffled(columns), keys, nullable);
    }

    private String tenantDefinition(TenantType type) {
        boolean number = type == TenantType.INT || type == TenantType.BIGINT;
        return number && dice.oneIn(4) ? dice.pick("INT", "BIGINT") : type.definition();
    }
}
