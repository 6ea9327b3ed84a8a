package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Sql.Bound;
import dev.bulwark.isolation.oracle.Sql.Held;
import dev.bulwark.isolation.oracle.Sql.Text;
import java.util.ArrayList;
import java.util.List;

/** What the parts of the grammar share while one statement is made: choices, names, values, and the ways to hold a tenant. */
final class Making {
    private static final List<String> AGAINST_VALUE = List.of(
            "#v = #c",
            "#c IN (#v)",
            "#c IN (#v, #v)",
            "(#c = #v) IS TRUE",
            "NOT (#c <> #v)",
            "NOT (#c <> #v OR #c IS NULL)",
            "#c IS NOT DISTINCT FROM #v",
            "CASE WHEN #c = #v THEN TRUE ELSE FALSE END",
            "CASE WHEN #c = #v THEN 1 ELSE 0 END = 1",
            "(#c, 1) = (#v, 1)",
            "(#c, 1) IN ((#v, 1), (#v, 2))",
            "#c IN (VALUES (#v))",
            "#c IN (SELECT #v)",
            "#c = LEAST(#v, #v)",
            "#c = COALESCE(NULL, #v)",
            "#c = (SELECT MAX(og.id) FROM organizations og WHERE og.id = #v)",
            "(#c = #v) = TRUE",
            "NOT ((#c = #v) IS NOT TRUE)",
            "NOT (NOT (#c = #v))",
            "#c = #v /* OR 1 = 1 */",
            "#c = #v AND (#c <> #v OR #c = #v)",
            "(#c = #v OR #c IN (#v))",
            "(#c = #v OR 1 = 0)",
            "#c = ANY (ARRAY[#v])",
            "#c IN (SELECT og.id FROM organizations og WHERE og.id = #v)",
            "#c = (SELECT og.id FROM organizations og WHERE og.id = #v)",
            "EXISTS (SELECT 1 FROM organizations og WHERE og.id = #c AND og.id = #v)",
            "CAST(#c AS VARCHAR) = CAST(#v AS VARCHAR)",
            "NOT (#c = #v) IS NOT FALSE AND #c = #v");
    private static final List<String> WHEN_BOUND = List.of(
            "(#v IS NULL OR #c = #v)",
            "CASE WHEN #v IS NULL THEN TRUE ELSE #c = #v END",
            "(#v IS NOT NULL AND #c = #v)",
            "#c = CASE WHEN #v IS NULL THEN #c ELSE #v END");
    private static final List<String> AGAINST_COLUMN = List.of(
            "#v = #c",
            "#c IN (#v)",
            "(#c = #v) IS TRUE",
            "NOT (#c <> #v)",
            "#c IS NOT DISTINCT FROM #v",
            "(#c, 1) = (#v, 1)");
    private static final String PLAIN = "#c = #v";

    private final Dice dice;
    private final SchemaModel schema;
    private final boolean postgres;
    private final List<Source> commonTables = new ArrayList<>();
    private int names;
    private boolean mistaken;

    Making(Dice dice, SchemaModel schema, boolean postgres) {
        this.dice = dice;
        this.schema = schema;
        this.postgres = postgres;
    }

    Dice dice() {
        return dice;
    }

    SchemaModel schema() {
        return schema;
    }

    boolean isPostgres() {
        return postgres;
    }

    /** The common table expressions that a query may read from, under their own names. */
    List<Source> commonTables() {
        return commonTables;
    }

    void startAnew() {
        mistaken = false;
        names = 0;
        commonTables.clear();
    }

    /** Says that what is being made is not as it should be. */
    void mistake() {
        mistaken = true;
    }

    boolean isMistaken() {
        return mistaken;
    }

    /** A new name; every so often one that a query around may have, too. */
    String alias() {
        return names > 1 && dice.oneIn(40) ? "a" + dice.below(names) : "a" + names++;
    }

    /** The current tenant's value. */
    Sql current() {
        TenantType type = schema.type();
        return switch (dice.below(9)) {
            case 0, 1, 2, 3 -> new Bound(type.tenant(0), type.elementName());
            case 4 -> new Text(type.typedLiteral(0));
            default -> new Text(type.literal(0));
        };
    }

    Sql number() {
        int value = dice.below(5);
        return dice.oneIn(4) ? new Bound(value, "int4") : new Text(Integer.toString(value));
    }

    Sql word() {
        String value = dice.pick("o", "c", "x");
        return dice.oneIn(3) ? new Bound(value, "varchar") : new Text("'" + value + "'");
    }

    /** A column held to the current tenant. */
    Held hold(String column) {
        Sql value = current();
        TenantType type = schema.type();
        if (dice.oneIn(24)) {
            return new Held("#c = ANY (#v)", column, new Bound(new Object[] {type.tenant(0)}, type.elementName()));
        }
        if (dice.oneIn(24)) {
            String form = postgres && dice.oneIn(4) ? "#c = COALESCE(#v, #c)" : dice.pick(WHEN_BOUND);
            return new Held(form, column, new Bound(type.tenant(0), type.elementName()));
        }
        return new Held(dice.oneIn(4) ? dice.pick(AGAINST_VALUE) : PLAIN, column, value);
    }

    /** A condition that only counts if a bound value says so, which it mostly does. */
    Sql guarded(Sql condition) {
        boolean open = dice.oneIn(5);
        if (open) {
            mistake();
        }
        Bound mode = new Bound(open ? "all" : "own", "varchar");
        return dice.oneIn(2)
                ? Sql.of("(", mode, " = 'all' OR ", condition, ")")
                : Sql.of("CASE WHEN ", mode, " <> 'own' THEN TRUE ELSE ", condition, " END");
    }

    /** A column tied to another that is, or will be, held. */
    Held tie(String column, String other) {
        return new Held(dice.oneIn(8) ? dice.pick(AGAINST_COLUMN) : PLAIN, column, new Text(other));
    }

    /** A source held to the current tenant, or tied to one of others. */
    Held hold(Source source, List<Source> others) {
        List<Source> candidates = others.stream().filter(Source::hasTenant).toList();
        return candidates.isEmpty() || dice.oneIn(2)
                ? hold(source.tenantColumn())
                : tie(source.tenantColumn(), dice.pick(candidates).tenantColumn());
    }
}
