package dev.bulwark.isolation.suggestion;

import dev.bulwark.isolation.Names;
import dev.bulwark.isolation.lexer.TokenWalk;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Span;
import java.util.List;
import java.util.Set;

/** Gives the rows that an INSERT or a MERGE adds to the tenant. */
record InsertEdits(Context context, BaseRange target) {
    private static final Set<String> AFTER_LIST = Set.of(
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
            "minus",
            "returning",
            "window",
            "for");
    private static final Set<String> SET_OPERATORS = Set.of("union", "intersect", "except", "minus");
    private static final Set<String> RETURNING = Set.of("returning");
    private static final Set<String> QUANTIFIERS = Set.of("distinct", "all");
    private static final Set<String> VALUES = Set.of("values", "value");

    /** Adds the edits; false when there are none that would do. */
    boolean give(List<TextEdit> edits) {
        TokenWalk walk = context.walk();
        int first = walk.at(target.span().start());
        boolean merge = walk.is(first - 1, "merge") || walk.is(first - 2, "merge");
        if (!merge) {
            return give(walk.at(target.span().end()), edits);
        }
        int depth = walk.depth(first);
        boolean any = false;
        for (int i = walk.next(first, depth, "insert");
                i < walk.tokens().size();
                i = walk.next(i + 1, depth, "insert")) {
            if (!give(i + 1, edits)) {
                return false;
            }
            any = true;
        }
        return any;
    }

    /** @param from behind the target, where its columns may be listed */
    private boolean give(int from, List<TextEdit> edits) {
        TokenWalk walk = context.walk();
        if (walk.is(from, "default")) {
            Span defaults = new Span(walk.tokens().get(from).start(), walk.offsetBefore(from + 2));
            String row = "(" + context.column(target) + ") " + context.word("VALUES") + " (" + context.literal() + ")";
            return edits.add(new TextEdit(defaults.start(), defaults.end(), row));
        }
        if (walk.is(from, "set")) {
            return assigned(from + 1, edits);
        }
        boolean listed = walk.isSymbol(from, '(')
                && !walk.is(from + 1, "select")
                && !walk.is(from + 1, "with")
                && !walk.isSymbol(from + 1, '(');
        int close = listed ? walk.closing(from) : from - 1;
        int position = listed ? position(walk.elements(from + 1, close, walk.depth(from) + 1)) : known();
        if (position < 0 && !listed) {
            return false;
        }
        int source = walk.is(close + 1, "overriding") ? close + 4 : close + 1;
        boolean query = !walk.isAny(source, VALUES);
        if (position < 0 && query && isFolded(source)) {
            return wrap(from, source, edits);
        }
        if (position < 0) {
            edits.add(TextEdit.insertion(walk.offsetBefore(close), ", " + context.column(target)));
        }
        return query ? query(source, position, edits) : rows(source + 1, position, edits);
    }

    private int position(List<Span> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (Names.fold(context.text(columns.get(i))).equals(target.tenantColumn())) {
                return i;
            }
        }
        return -1;
    }

    private int known() {
        return target.columns() == null ? -1 : target.columns().indexOf(String.valueOf(target.tenantColumn()));
    }

    private boolean assigned(int from, List<TextEdit> edits) {
        TokenWalk walk = context.walk();
        int depth = walk.depth(from);
        int end = walk.endOfClause(from, depth, Set.of("returning", "as"));
        for (Span assignment : walk.elements(from, end, depth)) {
            int name = walk.at(assignment.start());
            if (Names.fold(walk.tokens().get(name).text()).equals(target.tenantColumn())) {
                return replace(new Span(walk.tokens().get(name + 2).start(), assignment.end()), edits);
            }
        }
        String more = ", " + context.column(target) + " = " + context.literal();
        return edits.add(TextEdit.insertion(walk.offsetBefore(end), more));
    }

    private boolean rows(int from, int position, List<TextEdit> edits) {
        TokenWalk walk = context.walk();
        int index = from;
        while (walk.isSymbol(index, '(')) {
            int close = walk.closing(index);
            if (!place(walk.elements(index + 1, close, walk.depth(index) + 1), position, edits)) {
                return false;
            }
            index = walk.isSymbol(close + 1, ',') ? close + 2 : close + 1;
        }
        return index > from;
    }

    private boolean query(int from, int position, List<TextEdit> edits) {
        TokenWalk walk = context.walk();
        int start = walk.isSymbol(from, '(') ? from + 1 : from;
        int depth = walk.depth(start);
        int end = walk.endOfClause(start, depth, RETURNING);
        boolean any = false;
        for (int i = walk.next(start, depth, "select"); i < end; i = walk.next(i + 1, depth, "select")) {
            int first = walk.isAny(i + 1, QUANTIFIERS) ? i + 2 : i + 1;
            int behind = walk.endOfClause(first, depth, AFTER_LIST);
            if (walk.is(first, "on") || !place(walk.elements(first, behind, depth), position, edits)) {
                return false;
            }
            any = true;
        }
        return any;
    }

    /** Whether the rows of a query are compared with each other, so that its select list cannot simply be longer. */
    private boolean isFolded(int from) {
        TokenWalk walk = context.walk();
        int start = walk.isSymbol(from, '(') ? from + 1 : from;
        int depth = walk.depth(start);
        int end = walk.endOfClause(start, depth, RETURNING);
        return walk.hasAny(start, end, depth, SET_OPERATORS)
                || walk.is(walk.next(start, depth, "select") + 1, "distinct");
    }

    /** The value before all columns of the query. Within, PostgreSQL would compare it as a text, whatever it is for. */
    private boolean wrap(int list, int source, List<TextEdit> edits) {
        TokenWalk walk = context.walk();
        int end = walk.endOfClause(source, walk.depth(source), RETURNING);
        edits.add(TextEdit.insertion(walk.tokens().get(list).end(), context.column(target) + ", "));
        String head = context.word("SELECT ") + context.literal() + ", s.* " + context.word("FROM") + " (";
        edits.add(TextEdit.insertion(walk.tokens().get(source).start(), head));
        return edits.add(TextEdit.insertion(walk.offsetBefore(end), ") s"));
    }

    /** Puts the tenant's value in its place among others, or behind them when it has none. */
    private boolean place(List<Span> values, int position, List<TextEdit> edits) {
        if (values.isEmpty() || position >= values.size()) {
            return false;
        }
        if (position < 0) {
            Span last = values.get(values.size() - 1);
            return edits.add(TextEdit.insertion(last.end(), ", " + context.literal()));
        }
        boolean whole = values.subList(0, position + 1).stream()
                .noneMatch(value -> context.text(value).endsWith("*"));
        return whole && replace(values.get(position), edits);
    }

    private boolean replace(Span value, List<TextEdit> edits) {
        if (context.isTenant(value)) {
            return true;
        }
        return context.walk().isDispensable(value)
                && edits.add(new TextEdit(value.start(), value.end(), context.literal()));
    }
}
