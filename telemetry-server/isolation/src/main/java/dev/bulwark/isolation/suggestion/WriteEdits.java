package dev.bulwark.isolation.suggestion;

import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.lexer.Token;
import dev.bulwark.isolation.proof.Obligation;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gives rows that are added or changed to the tenant. A value that is bound stays: which one is right, only the caller knows. */
record WriteEdits(Context context) {
    private static final Set<String> BRANCH_ENDS = Set.of(
            "from",
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "union",
            "intersect",
            "except",
            "returning",
            "on",
            "window",
            "for");

    /** The edits that meet an obligation; empty when none can. */
    List<TextEdit> edits(Obligation obligation) {
        return switch (obligation.role()) {
            case ROWS -> List.of();
            case ADDED -> added(obligation.range());
            case MOVED -> moved(obligation);
            case REPLACED -> replaced(obligation.range());
            case ALL -> emptied(obligation.range());
        };
    }

    private List<TextEdit> added(BaseRange target) {
        TokenWalk walk = context.walk();
        int open = walk.at(target.span().end());
        boolean listed = walk.isSymbol(open, '(') && !walk.is(open + 1, "select");
        int close = listed ? walk.closing(open) : open - 1;
        int position = position(target, listed ? walk.elements(open + 1, close, walk.depth(open) + 1) : List.of());
        List<TextEdit> edits = new ArrayList<>();
        if (position < 0 && listed) {
            edits.add(TextEdit.insertion(walk.offsetBefore(close), ", " + context.column(target)));
        } else if (position < 0) {
            return List.of();
        }
        boolean complete = walk.is(close + 1, "values") || walk.is(close + 1, "value")
                ? rows(close + 2, position, edits)
                : branches(close + 1, position, edits);
        return complete ? edits : List.of();
    }

    private static int position(BaseRange target, String[] names) {
        for (int i = 0; i < names.length; i++) {
            if (Names.fold(names[i]).equals(target.tenantColumn())) {
                return i;
            }
        }
        return -1;
    }

    private int position(BaseRange target, List<Span> listed) {
        if (listed.isEmpty()) {
            return target.columns() == null ? -1 : target.columns().indexOf(String.valueOf(target.tenantColumn()));
        }
        return position(target, listed.stream().map(context::text).toArray(String[]::new));
    }

    private boolean rows(int from, int position, List<TextEdit> edits) {
        TokenWalk walk = context.walk();
        int index = from;
        while (walk.isSymbol(index, '(')) {
            int close = walk.closing(index);
            if (!give(walk.elements(index + 1, close, walk.depth(index) + 1), position, edits)) {
                return false;
            }
            index = walk.isSymbol(close + 1, ',') ? close + 2 : close + 1;
        }
        return index > from;
    }

    /** The select lists of a query; of a set operation every branch has one. */
    private boolean branches(int from, int position, List<TextEdit> edits) {
        TokenWalk walk = context.walk();
        int start = walk.isSymbol(from, '(') ? from + 1 : from;
        int depth = walk.depth(start);
        boolean any = false;
        for (int i = start; i < walk.tokens().size() && walk.depth(i) >= depth; i++) {
            Token token = walk.tokens().get(i);
            if (token.depth() == depth && token.is("select")) {
                int first = walk.is(i + 1, "distinct") || walk.is(i + 1, "all") ? i + 2 : i + 1;
                int end = walk.endOfClause(first, depth, BRANCH_ENDS);
                if (!give(walk.elements(first, end, depth), position, edits)) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    /** Puts the tenant's value in its place among others, or behind them when it has none. */
    private boolean give(List<Span> values, int position, List<TextEdit> edits) {
        if (values.isEmpty() || position >= values.size()) {
            return false;
        }
        if (position < 0) {
            edits.add(TextEdit.insertion(values.get(values.size() - 1).end(), ", " + context.tenant()));
            return true;
        }
        boolean whole = values.subList(0, position + 1).stream()
                .noneMatch(value -> context.text(value).endsWith("*"));
        return whole && replace(values.get(position), edits);
    }

    private boolean replace(Span value, List<TextEdit> edits) {
        if (context.walk().binds(value)) {
            return false;
        }
        edits.add(new TextEdit(value.start(), value.end(), context.tenant()));
        return true;
    }

    private List<TextEdit> moved(Obligation obligation) {
        Span assignment = obligation.surroundings().start();
        TokenWalk walk = context.walk();
        int sign = walk.at(assignment.start());
        while (sign < walk.tokens().size() && !walk.isSymbol(sign, '=')) {
            sign++;
        }
        List<TextEdit> edits = new ArrayList<>();
        boolean single = sign + 1 < walk.tokens().size()
                && walk.tokens().get(sign + 1).start() < assignment.end()
                && !walk.isSymbol(sign - 1, ')');
        return single && replace(new Span(walk.tokens().get(sign + 1).start(), assignment.end()), edits)
                ? edits
                : List.of();
    }

    /** The row that is in the way is changed only if it is the tenant's. */
    private List<TextEdit> replaced(BaseRange target) {
        TokenWalk walk = context.walk();
        int index = walk.at(target.span().end());
        int depth = walk.depth(index - 1);
        while (index < walk.tokens().size()
                && !(walk.depth(index) == depth && walk.is(index, "do") && walk.is(index + 1, "update"))) {
            index++;
        }
        if (index == walk.tokens().size()) {
            return List.of();
        }
        int end = walk.endOfClause(index + 2, depth, Set.of("returning", "where"));
        String predicate = context.predicate(target, true);
        if (!walk.is(end, "where")) {
            return List.of(TextEdit.insertion(walk.offsetBefore(end), " WHERE " + predicate));
        }
        int last = walk.endOfClause(end + 1, depth, Set.of("returning"));
        int start = walk.tokens().get(end + 1).start();
        String condition = context.lexed().text().substring(start, walk.offsetBefore(last));
        return List.of(new TextEdit(start, walk.offsetBefore(last), "(" + condition + ") AND " + predicate));
    }

    /** All rows of the tenant, instead of all rows. */
    private List<TextEdit> emptied(BaseRange target) {
        TokenWalk walk = context.walk();
        int first = walk.at(target.span().start());
        int start = first - 1;
        while (start >= 0 && !walk.is(start, "truncate")) {
            start--;
        }
        int end = walk.endOfClause(first, walk.depth(first), Set.of());
        boolean several =
                start < 0 || walk.elements(first, end, walk.depth(first)).size() > 1;
        if (several) {
            return List.of();
        }
        String deletion = "DELETE FROM " + context.text(target.span()) + " WHERE " + context.predicate(target, false);
        return List.of(new TextEdit(walk.tokens().get(start).start(), walk.offsetBefore(end), deletion));
    }
}
