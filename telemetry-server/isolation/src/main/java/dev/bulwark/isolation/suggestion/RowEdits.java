package dev.bulwark.isolation.suggestion;

import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.proof.Obligation;
import dev.bulwark.isolation.proof.Surroundings;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Expr;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.Range;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rows of a table to the tenant. The result must be what the statement would give if other tenants' rows were not
 * there: WHERE does that for every table that no outer join fills up with NULLs, the join's own ON for one that is, and a
 * filtered query in the table's place for any.
 */
record RowEdits(Context context) {
    private static final Set<String> AFTER_WHERE = Set.of(
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "union",
            "intersect",
            "except",
            "minus",
            "window",
            "returning",
            "qualify",
            "when",
            "lock");
    private static final Set<String> AFTER_FROM = with(AFTER_WHERE, "where");
    private static final Set<String> AFTER_ON = with(
            AFTER_FROM,
            "join",
            "left",
            "right",
            "inner",
            "full",
            "cross",
            "natural",
            "straight_join",
            "on",
            "using",
            "set");
    private static final Set<String> TARGETS = Set.of("update", "into", "only");

    private static Set<String> with(Set<String> words, String... more) {
        Set<String> all = new HashSet<>(words);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    /** A predicate in WHERE or ON; null when it would mean something else there. */
    @Nullable
    Conjunct predicate(Obligation obligation) {
        BaseRange range = obligation.range();
        Surroundings around = obligation.surroundings();
        From from = around.from();
        boolean among = from != null && from.ranges().size() > 1;
        if (around.on() != null) {
            return onClause(around.on(), context.predicate(range, true));
        }
        boolean filled = from != null && isFilledUp(from, range);
        boolean named = among || !range.alias().equals(range.table());
        return filled ? null : where(around, range, context.predicate(range, named));
    }

    /** The table's place taken by a query of the tenant's rows; empty for the target of a change. */
    List<TextEdit> query(Obligation obligation) {
        BaseRange range = obligation.range();
        TokenWalk walk = context.walk();
        int first = walk.at(range.span().start());
        int last = walk.at(range.span().end()) - 1;
        Token before = walk.tokens().get(Math.max(0, first - 1));
        boolean deleted = walk.is(first - 1, "from") && walk.is(first - 2, "delete");
        if (first == 0 || deleted || TARGETS.contains(before.text().toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        int behindName = first;
        while (walk.isSymbol(behindName + 1, '.')) {
            behindName += 2;
        }
        boolean plain = behindName == last || behindName + 1 == last || walk.is(behindName + 1, "as");
        if (!plain) {
            return List.of();
        }
        String table = context.lexed()
                .text()
                .substring(range.span().start(), walk.tokens().get(behindName).end());
        String query = "(SELECT * FROM " + table + " WHERE " + context.predicate(range, false) + ") ";
        return List.of(new TextEdit(range.span().start(), range.span().end(), query + context.qualifier(range)));
    }

    private Conjunct where(Surroundings around, BaseRange range, String predicate) {
        TokenWalk walk = context.walk();
        int behind = range.span().end();
        if (around.from() != null) {
            for (Range other : around.from().ranges()) {
                behind = Math.max(behind, other.span().end());
            }
        }
        int depth = walk.depth(walk.at(around.start().start()));
        int end = walk.endOfClause(walk.at(behind), depth, AFTER_FROM);
        return walk.is(end, "where")
                ? new Conjunct(end + 1, walk.endOfClause(end + 1, depth, AFTER_WHERE), depth, predicate)
                : new Conjunct(end, end, depth, predicate);
    }

    private @Nullable Conjunct onClause(Expr on, String predicate) {
        if (!on.span().isKnown()) {
            return null;
        }
        TokenWalk walk = context.walk();
        int index = walk.at(on.span().start());
        int depth = walk.depth(index);
        while (index >= 0 && !(walk.is(index, "on") && walk.depth(index) <= depth)) {
            index--;
        }
        int level = walk.depth(Math.max(index, 0));
        return index < 0
                ? null
                : new Conjunct(index + 1, walk.endOfClause(index + 1, level, AFTER_ON), level, predicate);
    }

    /** Whether an outer join gives NULLs for the range where nothing matches. */
    private static boolean isFilledUp(From from, Range range) {
        if (!(from instanceof From.Joined join)) {
            return false;
        }
        boolean left = join.left().ranges().contains(range);
        boolean right = join.right().ranges().contains(range);
        From.Kind kind = join.kind();
        boolean here = (left && (kind == From.Kind.RIGHT || kind == From.Kind.FULL))
                || (right && (kind == From.Kind.LEFT || kind == From.Kind.FULL));
        return here || isFilledUp(left ? join.left() : join.right(), range);
    }
}
