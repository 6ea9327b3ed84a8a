package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Sql.Bound;
import dev.bulwark.isolation.oracle.Sql.Choice;
import dev.bulwark.isolation.oracle.Sql.Conditions;
import dev.bulwark.isolation.oracle.Sql.Held;
import dev.bulwark.isolation.oracle.Sql.Text;
import java.util.ArrayList;
import java.util.List;

/** Spoils statements in the ways in which developers do: one tenant condition is removed, weakened, misplaced or mistaken. */
final class Mutator {
    private final SchemaModel schema;
    private final Dice dice;

    Mutator(SchemaModel schema, Dice dice) {
        this.schema = schema;
        this.dice = dice;
    }

    Sql mutated(Sql tree) {
        List<List<Integer>> choices = Tree.places(tree, piece -> piece instanceof Choice);
        if (!choices.isEmpty() && dice.oneIn(6)) {
            List<Integer> place = dice.pick(choices);
            Choice choice = (Choice) Tree.at(tree, place);
            return Tree.replaced(tree, place, new Choice(dice.pick(choice.all()), choice.all()));
        }
        List<List<Integer>> held = Tree.places(tree, piece -> piece instanceof Held);
        return held.isEmpty() ? tree : spoiled(tree, dice.pick(held), held);
    }

    private Sql spoiled(Sql tree, List<Integer> place, List<List<Integer>> held) {
        Held one = (Held) Tree.at(tree, place);
        if (one.column().isEmpty()) {
            return Tree.replaced(tree, place, withOtherValue(one));
        }
        return switch (dice.below(14)) {
            case 0, 1 -> without(tree, place);
            case 2, 3 -> Tree.replaced(tree, place, weakened(tree, one));
            case 4 -> Tree.replaced(tree, place, Sql.of("NOT (", one, ")"));
            case 5, 6 -> moved(tree, place, one);
            case 7, 8 -> Tree.replaced(tree, place, withOtherColumn(one, (Held) Tree.at(tree, dice.pick(held))));
            case 9 -> Tree.replaced(tree, place, withOtherValue(one));
            case 10, 11 -> Tree.replaced(tree, place, unqualified(one));
            default -> Tree.replaced(tree, place, withOtherForm(one));
        };
    }

    private static Sql without(Sql tree, List<Integer> place) {
        List<Integer> above = place.subList(0, place.size() - 1);
        Sql parent = Tree.at(tree, above);
        if (!(parent instanceof Conditions)) {
            return Tree.replaced(tree, place, Sql.of("1 = 1"));
        }
        List<Sql> parts = new ArrayList<>(parent.parts());
        parts.remove((int) place.get(place.size() - 1));
        return Tree.replaced(tree, above, parent.with(parts));
    }

    private Sql weakened(Sql tree, Held one) {
        String alias = one.column().contains(".")
                ? one.column().substring(0, one.column().indexOf('.') + 1)
                : "";
        Sql other = switch (dice.below(5)) {
            case 0 -> Sql.of("1 = 1");
            case 1 -> Sql.of(one.column(), " IS NULL");
            case 2 -> Sql.of(one.column(), " = ", schema.type().literal(1));
            case 3 -> Sql.of(alias, "id IS NOT NULL");
            default -> condition(tree);
        };
        // Without parentheses, AND binds what stands beside it.
        return dice.oneIn(2) ? Sql.of(one, " OR ", other) : Sql.of("(", other, " OR ", one, ")");
    }

    private Sql condition(Sql tree) {
        List<List<Integer>> lists = Tree.places(
                tree, piece -> piece instanceof Conditions some && !some.parts().isEmpty());
        return lists.isEmpty()
                ? Sql.of("1 = 1")
                : dice.pick(Tree.at(tree, dice.pick(lists)).parts());
    }

    private Sql moved(Sql tree, List<Integer> place, Held one) {
        Sql rest = without(tree, place);
        List<List<Integer>> lists = Tree.places(rest, piece -> piece instanceof Conditions);
        if (lists.isEmpty()) {
            return rest;
        }
        List<Integer> there = dice.pick(lists);
        Sql list = Tree.at(rest, there);
        List<Sql> parts = new ArrayList<>(list.parts());
        parts.add(one);
        return Tree.replaced(rest, there, list.with(parts));
    }

    private Sql withOtherColumn(Held one, Held other) {
        if (dice.oneIn(3)) {
            return new Held("#c = #v", one.column(), new Text(one.column()));
        }
        if (dice.oneIn(3)) {
            return new Held(
                    one.form(), one.column(), new Text(other.column().isEmpty() ? one.column() : other.column()));
        }
        return new Held(one.form(), other.column().isEmpty() ? one.column() : other.column(), one.value());
    }

    /** A name alone means whatever is nearest and has such a column. */
    private Sql unqualified(Held one) {
        String column = one.column().substring(one.column().indexOf('.') + 1);
        if (one.value() instanceof Text text && text.text().contains(".") && dice.oneIn(2)) {
            return new Held(
                    one.form(),
                    one.column(),
                    new Text(text.text().substring(text.text().indexOf('.') + 1)));
        }
        return new Held(one.form(), column, one.value());
    }

    private Sql withOtherValue(Held one) {
        TenantType type = schema.type();
        return switch (dice.below(6)) {
            case 0 -> new Held(one.form(), one.column(), new Text("NULL"));
            case 1 -> withArray(one);
            case 2 -> new Held(one.form(), one.column(), new Bound(null, type.elementName()));
            case 3 -> new Held(one.form(), one.column(), new Bound(type.tenant(1), type.elementName()));
            default -> new Held(one.form(), one.column(), new Text(type.typedLiteral(1 + dice.below(2))));
        };
    }

    private Sql withArray(Held one) {
        TenantType type = schema.type();
        Object[] tenants =
                dice.oneIn(4) ? new Object[] {null} : new Object[] {type.tenant(0), type.tenant(dice.below(3))};
        return new Held(
                one.column().isEmpty() ? one.form() : dice.pick("#c = ANY (#v)", "#c <> ALL (#v)"),
                one.column(),
                new Bound(tenants, type.elementName()));
    }

    private Sql withOtherForm(Held one) {
        String form = dice.pick(
                "#c <> #v",
                "#c <= #v",
                "(#c = #v) IS NOT FALSE",
                "(#c = #v) IS NOT NULL",
                "COALESCE(#c, #v) = #v",
                "(#c = #v OR #c IS NULL)",
                "#c IS DISTINCT FROM #v",
                "NOT (#c = #v)",
                "CASE WHEN #c = #v THEN TRUE ELSE #c IS NOT NULL END",
                "CASE WHEN #c <> #v THEN FALSE ELSE TRUE END",
                "#c = ANY (SELECT og.id FROM organizations og)",
                "(#c = #v) = (1 = 1)",
                "#c IN (#v, " + schema.type().typedLiteral(1) + ")",
                "#c NOT IN (#v)",
                "NULLIF(#c, #v) IS NULL",
                "GREATEST(#c, #v) = #v",
                "LEAST(#c, #v) = #v",
                "#c LIKE #v",
                "#c NOT IN (SELECT og.id FROM organizations og WHERE og.id <> #v)",
                "EXISTS (SELECT 1 FROM organizations og WHERE og.id = #v)",
                "#c >= ALL (SELECT og.id FROM organizations og WHERE og.id = #v AND og.plan_id > 1)",
                "CASE #c WHEN #v THEN TRUE END",
                "CASE WHEN 1 = 0 THEN FALSE ELSE #c = #v END",
                "#c BETWEEN #v AND #v",
                "#c = #v -- AND 1 = 1\n");
        return new Held(form, one.column(), one.value());
    }
}
