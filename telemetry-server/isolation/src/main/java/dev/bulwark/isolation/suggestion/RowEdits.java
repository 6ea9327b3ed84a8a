package dev.bulwark.isolation.suggestion;

import dev.bulwark.isolation.lexer.TokenWalk;
import dev.bulwark.isolation.proof.Obligation;
import dev.bulwark.isolation.proof.Surroundings;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.From;
import dev.bulwark.isolation.query.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rows of tables to the tenant. No edit may change what the statement gives where there are no other tenants'
 * rows: WHERE does not for a table that no outer join fills up with NULLs, the join's own ON does not for one that is, and
 * a filtered query in the table's place never does. One instance corrects one text.
 */
final class RowEdits {
    private static final Set<String> AFTER_ON = TokenWalk.with(
            TokenWalk.AFTER_FROM,
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
    private static final Set<String> TARGETS = Set.of("update", "into", "only", "merge");

    private final Context context;
    private final TokenWalk walk;
    private final Map<Condition, List<String>> predicates = new LinkedHashMap<>();
    private final List<TextEdit> queries = new ArrayList<>();

    RowEdits(Context context) {
        this.context = context;
        this.walk = context.walk();
    }

    /** All edits; those of ON before those of WHERE, which may stand at the same place. */
    List<TextEdit> edits() {
        List<TextEdit> edits = new ArrayList<>(queries);
        for (boolean added : new boolean[] {false, true}) {
            predicates.forEach((condition, list) -> {
                if (condition.lead().isEmpty() != added) {
                    edits.addAll(condition.with(list, context));
                }
            });
        }
        return edits;
    }

    /** Holds a table by a predicate; false when none would mean the same. */
    boolean byPredicate(Obligation obligation) {
        BaseRange range = obligation.range();
        if (standsAlone(range)) {
            return false;
        }
        Surroundings around = obligation.surroundings();
        From from = around.from();
        Condition condition = isMerge(around) ? merged(range, from) : rowCondition(range, around);
        if (condition == null) {
            return false;
        }
        boolean alone = from != null && from.ranges().size() == 1 && !isMerge(around);
        hold(condition, context.predicate(range, !alone || !range.alias().equals(range.table())));
        return true;
    }

    /** Whether it is the whole of a TABLE or COPY, which have no conditions. */
    private boolean standsAlone(BaseRange range) {
        int first = walk.at(range.span().start());
        return walk.is(first - 1, "table") || walk.is(first - 1, "copy");
    }

    /** Adds a predicate to a condition. */
    void hold(Condition condition, String predicate) {
        List<String> list = predicates.computeIfAbsent(condition, key -> new ArrayList<>());
        if (!list.contains(predicate)) {
            list.add(predicate);
        }
    }

    /** Puts a query of the tenant's rows in the table's place; false for the target of a change. */
    boolean byQuery(Obligation obligation) {
        BaseRange range = obligation.range();
        int first = walk.at(range.span().start());
        int last = walk.at(range.span().end()) - 1;
        boolean deleted = walk.is(first - 1, "from") && walk.is(first - 2, "delete");
        int behind = context.nameEnd(range);
        boolean plain = behind > last || behind == last || (walk.is(behind, "as") && behind + 1 == last);
        if (first == 0 || deleted || standsAlone(range) || walk.isAny(first - 1, TARGETS) || !plain) {
            return false;
        }
        String table = context.lexed().text().substring(range.span().start(), walk.offsetBefore(behind));
        String query = context.word("(SELECT * FROM ") + table + context.word(" WHERE ")
                + context.predicate(range, false) + ") ";
        queries.add(new TextEdit(range.span().start(), range.span().end(), query + context.qualifier(range)));
        return true;
    }

    private @Nullable Condition rowCondition(BaseRange range, Surroundings around) {
        From from = around.from();
        if (from != null && isWithinFull(from, range)) {
            return null;
        }
        if (around.on() == null) {
            return where(around, range);
        }
        int on = around.on().span().isKnown()
                ? walk.onBefore(walk.at(around.on().span().start()))
                : -1;
        return on < 0 ? null : condition(on, AFTER_ON);
    }

    private Condition where(Surroundings around, BaseRange range) {
        int behind = range.span().end();
        if (around.from() != null) {
            for (Range other : around.from().ranges()) {
                behind = Math.max(behind, other.span().end());
            }
        }
        int end = walk.endOfFrom(around.start().start(), behind);
        return walk.is(end, "where")
                ? condition(end, TokenWalk.AFTER_WHERE)
                : Condition.missingBefore(end, "WHERE", walk);
    }

    /** A MERGE has no WHERE: its ON holds the target, and nothing but a query its source. */
    private @Nullable Condition merged(BaseRange target, @Nullable From source) {
        if (source != null && source.ranges().contains(target)) {
            return null;
        }
        int first = walk.at(target.span().start());
        int on = walk.next(first, walk.depth(first), "on");
        return on == walk.tokens().size() ? null : condition(on, Set.of("when"));
    }

    private Condition condition(int word, Set<String> following) {
        int depth = walk.depth(word);
        return Condition.between(word + 1, walk.endOfClause(word + 1, depth, following), depth, walk);
    }

    private boolean isMerge(Surroundings around) {
        int first = walk.at(around.start().start());
        return walk.is(first - 1, "merge") || (walk.is(first - 1, "into") && walk.is(first - 2, "merge"));
    }

    /** Whether both sides of a join around the range are filled up with NULLs. */
    private static boolean isWithinFull(From from, Range range) {
        if (!(from instanceof From.Joined join)) {
            return false;
        }
        From side = join.left().ranges().contains(range) ? join.left() : join.right();
        return join.kind() == From.Kind.FULL || isWithinFull(side, range);
    }
}
