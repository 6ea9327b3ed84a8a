package dev.bulwark.isolation.suggestion;

import dev.bulwark.isolation.lexer.TokenWalk;
import dev.bulwark.isolation.proof.Obligation;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gives rows that are added, changed or removed to the tenant. One instance corrects one text. */
final class WriteEdits {
    private static final Set<String> AFTER_SET = Set.of("from", "where", "returning", "order", "limit", "when");
    private static final Set<String> AFTER_TABLES = Set.of("restart", "continue", "cascade", "restrict");

    private final Context context;
    private final TokenWalk walk;
    private final RowEdits rows;
    private final List<TextEdit> edits = new ArrayList<>();

    /** @param rows where predicates go */
    WriteEdits(Context context, RowEdits rows) {
        this.context = context;
        this.walk = context.walk();
        this.rows = rows;
    }

    List<TextEdit> edits() {
        return edits;
    }

    /** Meets an obligation; false when that cannot be done. */
    boolean meet(Obligation obligation, List<Obligation> all) {
        BaseRange range = obligation.range();
        return switch (obligation.role()) {
            case ROWS -> true;
            case ADDED, WRITTEN -> new InsertEdits(context, range).give(edits);
            case MOVED -> moved(obligation.surroundings().start());
            case REPLACED -> replaced(range);
            case ALL -> emptied(range, all);
        };
    }

    private boolean moved(Span assignment) {
        int first = walk.at(assignment.start());
        int depth = walk.depth(first);
        int sign = first;
        while (sign < walk.tokens().size() && !walk.isSymbol(sign, '=')) {
            sign++;
        }
        int end = walk.endOfClause(sign + 1, depth, AFTER_SET);
        List<Span> values = walk.elements(sign + 1, end, depth);
        if (values.isEmpty() || walk.isSymbol(sign - 1, ')') || !walk.isDispensable(values.get(0))) {
            return false;
        }
        Span value = values.get(0);
        return edits.add(new TextEdit(value.start(), value.end(), context.literal()));
    }

    /** The row that is in the way is changed only if it is the tenant's. */
    private boolean replaced(BaseRange target) {
        int depth = walk.depth(walk.at(target.span().start()));
        int update = walk.next(walk.at(target.span().end()), depth, "do") + 1;
        if (!walk.is(update, "update")) {
            return false;
        }
        int end = walk.endOfClause(update + 1, depth, Set.of("returning", "where"));
        Condition condition = walk.is(end, "where")
                ? Condition.between(end + 1, walk.endOfClause(end + 1, depth, Set.of("returning")), depth, walk)
                : Condition.missingBefore(end, "WHERE", walk);
        rows.hold(condition, context.predicate(target, true));
        return true;
    }

    /** All rows of the tenant, instead of all rows. What refers to them is not known, so CASCADE has no counterpart. */
    private boolean emptied(BaseRange target, List<Obligation> all) {
        int start = walk.at(target.span().start());
        while (start >= 0 && !walk.is(start, "truncate")) {
            start--;
        }
        if (start < 0) {
            return false;
        }
        int first = walk.is(start + 1, "table") ? start + 2 : start + 1;
        int depth = walk.depth(first);
        int end = walk.endOfClause(first, depth, AFTER_TABLES);
        int behind = walk.endOfClause(end, depth, Set.of());
        List<String> deletions = new ArrayList<>();
        for (Span table : walk.elements(first, end, depth)) {
            deletions.add(context.word("DELETE FROM ") + context.text(table) + filter(table, all));
        }
        edits.add(new TextEdit(
                walk.tokens().get(start).start(), walk.offsetBefore(behind), String.join("; ", deletions)));
        return !walk.hasAny(end, behind, depth, Set.of("cascade"));
    }

    private String filter(Span table, List<Obligation> all) {
        for (Obligation obligation : all) {
            if (obligation.range().span().equals(table)) {
                return context.word(" WHERE ") + context.predicate(obligation.range(), false);
            }
        }
        return "";
    }
}
