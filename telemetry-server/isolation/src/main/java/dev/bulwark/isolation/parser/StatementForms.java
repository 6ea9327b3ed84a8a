package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes statements that the parser does not know as ones that it knows and that touch the same rows. */
final class StatementForms {
    private static final Set<String> READINGS =
            Set.of("select", "insert", "update", "delete", "with", "merge", "values", "table", "replace", "create");
    private static final Set<String> EXECUTED =
            Set.of("select", "insert", "update", "delete", "with", "values", "replace");
    private static final String REPLACED = "UPDATE replaced_row = NULL";

    private final List<Piece> pieces;
    private final Dialect dialect;

    StatementForms(List<Piece> pieces, Dialect dialect) {
        this.pieces = pieces;
        this.dialect = dialect;
    }

    /**
     * The form for the parser, empty when the statement touches no rows.
     *
     * @throws Unreadable when nobody can tell which rows it touches
     */
    List<Piece> rewritten() {
        Piece first = Pieces.at(pieces, 0);
        if (SessionStatements.isOne(pieces)) {
            return List.of();
        }
        if (first.isSymbol('{') && !pieces.isEmpty()) {
            throw new Unreadable("a procedure may touch any row", Span.NOWHERE);
        }
        return switch (first.text().toLowerCase(Locale.ROOT)) {
            case "explain", "describe", "desc" -> explained();
            case "analyze", "analyse" -> analyzed();
            case "declare" -> declared();
            case "copy" -> copied();
            case "replace" -> replacing();
            case "merge" -> keyed();
            case "select", "with" -> selected();
            case "delete" -> removed();
            case "call", "do", "execute", "exec" -> called();
            default -> new Definitions(pieces, dialect).rewritten();
        };
    }

    /** What of a statement is not in its form: words around the rows, which need no reading. */
    static List<Span> dissolved(List<Piece> statement, List<Piece> form) {
        Set<Integer> kept = new HashSet<>();
        form.stream().filter(piece -> piece.origin() != null).forEach(piece -> kept.add(start(piece)));
        return statement.stream()
                .filter(piece -> piece.origin() != null && !kept.contains(start(piece)))
                .map(StatementForms::span)
                .toList();
    }

    private static int start(Piece piece) {
        return span(piece).start();
    }

    private static Span span(Piece piece) {
        return piece.origin() == null
                ? Span.NOWHERE
                : new Span(piece.origin().start(), piece.origin().end());
    }

    private List<Piece> part(int from, int to) {
        return new ArrayList<>(pieces.subList(Math.max(0, Math.min(from, to)), to));
    }

    private List<Piece> from(int index) {
        return part(index, pieces.size());
    }

    private List<Piece> formOf(List<Piece> inner) {
        return new StatementForms(inner, dialect).rewritten();
    }

    /** With ANALYZE it is executed; without, the plan tells of statistics only, but nobody needs plans of other tenants' rows. */
    private List<Piece> explained() {
        int body = Pieces.find(pieces, 1, READINGS.toArray(String[]::new));
        return body < 0 ? List.of() : formOf(from(body));
    }

    /** MariaDB executes a statement behind ANALYZE; of tables it only renews the statistics, as everywhere else. */
    private List<Piece> analyzed() {
        int body = Pieces.find(pieces, 1, EXECUTED.toArray(String[]::new));
        return body < 0 ? List.of() : formOf(from(body));
    }

    private List<Piece> declared() {
        int body = Pieces.find(pieces, 1, "for");
        return body < 0 ? pieces : formOf(from(body + 1));
    }

    private List<Piece> copied() {
        int to = Pieces.find(pieces, 1, "to", "from");
        if (to < 0 || pieces.get(to).is("from")) {
            throw new Unreadable("COPY … FROM adds rows that are not in the text", Span.NOWHERE);
        }
        if (Pieces.at(pieces, 1).isSymbol('(')) {
            return formOf(part(2, Pieces.closing(pieces, 1)));
        }
        int end = to;
        for (int i = 1; i < to; i++) {
            end = pieces.get(i).isSymbol('(') ? Math.min(end, i) : end;
        }
        return Pieces.behind("SELECT * FROM", part(1, end));
    }

    /** REPLACE removes rows that have a key of the new one, whatever tenant's they are. */
    private List<Piece> replacing() {
        List<Piece> form = from(0);
        form.set(0, form.get(0).spelled("INSERT"));
        int into = Pieces.isAny(Pieces.at(form, 1), "low_priority", "delayed") ? 2 : 1;
        if (!Pieces.at(form, into).is("into")) {
            form.add(into, Piece.added("INTO"));
        }
        form.addAll(Pieces.added("ON DUPLICATE KEY " + REPLACED));
        return form;
    }

    /** H2's MERGE without USING changes the row of a key or adds it. */
    private List<Piece> keyed() {
        if (Pieces.find(pieces, 1, "using") >= 0) {
            return pieces;
        }
        List<Piece> form = from(0);
        form.set(0, form.get(0).spelled("INSERT"));
        int key = Pieces.find(form, 1, "key");
        if (key < 0 || !Pieces.at(form, key + 1).isSymbol('(')) {
            form.addAll(Pieces.added("ON DUPLICATE KEY " + REPLACED));
            return form;
        }
        int end = Pieces.closing(form, key + 1);
        List<Piece> columns = new ArrayList<>(form.subList(key + 1, Math.min(end + 1, form.size())));
        form.subList(key, Math.min(end + 1, form.size())).clear();
        form.addAll(Pieces.added("ON CONFLICT"));
        form.addAll(columns);
        form.addAll(Pieces.added("DO UPDATE SET replaced_row = NULL"));
        return form;
    }

    /** MySQL's {@code DELETE FROM a USING tables} is {@code DELETE a FROM tables}. */
    private List<Piece> deletedByAlias() {
        int from = Pieces.find(pieces, 1, "from");
        int using = Pieces.find(pieces, 1, "using");
        boolean names = from > 0 && using > from;
        for (int i = from + 1; names && i < using; i++) {
            names = pieces.get(i).isName()
                    || pieces.get(i).isSymbol(',')
                    || pieces.get(i).isSymbol('.');
        }
        if (dialect != Dialect.MYSQL || !names || Pieces.isAny(Pieces.at(pieces, from + 2), "join", "inner", "left")) {
            return pieces;
        }
        List<Piece> form = part(0, from);
        form.addAll(part(from + 1, using));
        form.add(pieces.get(from));
        form.addAll(from(using + 1));
        return form;
    }

    /** H2's CALL and MySQL's DO compute an expression, of which every call is known or not. */
    private List<Piece> called() {
        boolean expression = Pieces.at(pieces, 0).is(dialect == Dialect.MYSQL ? "do" : "call");
        if (!expression || dialect == Dialect.POSTGRESQL) {
            throw new Unreadable("a procedure may touch any row", Span.NOWHERE);
        }
        return Pieces.behind("SELECT", from(1));
    }

    private List<Piece> removed() {
        int fetch = Pieces.find(pieces, 1, "fetch");
        boolean counted = fetch > 0 && pieces.size() == fetch + 5;
        if (dialect != Dialect.H2 || !counted) {
            return deletedByAlias();
        }
        List<Piece> form = part(0, fetch);
        form.add(Piece.added("LIMIT"));
        form.add(pieces.get(fetch + 2));
        return form;
    }

    private List<Piece> selected() {
        int from = Pieces.find(pieces, 1, "from");
        boolean delta = from > 0
                && Pieces.isAny(Pieces.at(pieces, from + 1), "final", "new", "old")
                && Pieces.at(pieces, from + 2).is("table")
                && Pieces.at(pieces, from + 3).isSymbol('(');
        return delta ? changed(from) : withoutTarget();
    }

    /** {@code SELECT … FROM FINAL TABLE (INSERT …)} is {@code INSERT … RETURNING …}. */
    private List<Piece> changed(int from) {
        int end = Pieces.closing(pieces, from + 3);
        List<Piece> behind = from(end + 1);
        if (behind.size() > 2
                || !behind.stream().allMatch(Piece::isName)
                || !pieces.get(0).is("select")) {
            throw new Unreadable("changed rows that are further selected from", Span.NOWHERE);
        }
        List<Piece> form = new ArrayList<>(formOf(part(from + 4, end)));
        form.addAll(Pieces.added("RETURNING"));
        form.addAll(part(1, from));
        return form;
    }

    /** {@code SELECT … INTO name} reads the same rows as without. */
    private List<Piece> withoutTarget() {
        int into = Pieces.find(pieces, 1, "into");
        boolean insertion = into > 0
                && Pieces.isAny(
                        Pieces.at(pieces, into - 1),
                        "insert",
                        "merge",
                        "ignore",
                        "low_priority",
                        "delayed",
                        "high_priority");
        if (into < 0 || insertion || dialect != Dialect.POSTGRESQL) {
            return pieces;
        }
        int name = into + 1;
        while (Pieces.isAny(Pieces.at(pieces, name), "temp", "temporary", "unlogged", "table")) {
            name++;
        }
        while (Pieces.at(pieces, name + 1).isSymbol('.')) {
            name += 2;
        }
        List<Piece> form = part(0, into);
        form.addAll(from(name + 1));
        return form;
    }
}
