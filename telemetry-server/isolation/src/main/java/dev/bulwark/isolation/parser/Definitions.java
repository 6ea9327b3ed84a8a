package dev.bulwark.isolation.parser;

import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.query.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells which definitions touch rows. A definition by a query reads what the query reads; removing a table or a column removes
 * every tenant's; all others leave rows as they are.
 */
final class Definitions {
    private final List<Piece> pieces;
    private final Dialect dialect;

    Definitions(List<Piece> pieces, Dialect dialect) {
        this.pieces = pieces;
        this.dialect = dialect;
    }

    /** The reading or removal that it amounts to; empty when it touches no rows; the statement itself when it is no definition. */
    List<Piece> rewritten() {
        return switch (Pieces.at(pieces, 0).text().toLowerCase(Locale.ROOT)) {
            case "create" -> created();
            case "drop" -> dropped();
            case "alter" -> altered();
            case "truncate" -> emptied(Pieces.at(pieces, 1).is("table") ? 2 : 1);
            case "refresh" -> throw new Unreadable("what a materialized view reads is not in the text", Span.NOWHERE);
            case "comment",
                    "grant",
                    "revoke",
                    "vacuum",
                    "reindex",
                    "cluster",
                    "lock",
                    "unlock",
                    "optimize",
                    "repair",
                    "check",
                    "flush" -> List.of();
            default -> pieces;
        };
    }

    private List<Piece> created() {
        int kind = Pieces.find(pieces, 1, "table", "view", "function", "procedure", "trigger", "rule", "index", "type");
        boolean keepsRows = kind > 0
                && (pieces.get(kind).is("table")
                        || (pieces.get(kind).is("view")
                                && Pieces.at(pieces, kind - 1).is("materialized")));
        if (!keepsRows) {
            return List.of();
        }
        int as = Pieces.find(pieces, kind, "as");
        int body = as >= 0 ? as + 1 : Pieces.find(pieces, kind, "select");
        if (body < 0) {
            return List.of();
        }
        if (Pieces.at(pieces, body).is("execute")) {
            throw new Unreadable("what a prepared statement reads is not in the text", Span.NOWHERE);
        }
        return new StatementForms(withoutData(body), dialect).rewritten();
    }

    /** The query without {@code WITH NO DATA} behind it. */
    private List<Piece> withoutData(int body) {
        int end = pieces.size();
        if (Pieces.at(pieces, end - 1).is("data")) {
            end -= Pieces.at(pieces, end - 2).is("no") ? 3 : 2;
        }
        return new ArrayList<>(pieces.subList(Math.min(body, end), end));
    }

    private List<Piece> dropped() {
        Piece kind = Pieces.at(pieces, 1);
        if (Pieces.isAny(kind, "schema", "database", "owned", "all")) {
            throw new Unreadable("which tables are removed is not in the text", Span.NOWHERE);
        }
        return kind.is("table") ? emptied(2) : List.of();
    }

    private List<Piece> altered() {
        boolean table = Pieces.at(pieces, 1).is("table");
        for (int i = 2; table && i < pieces.size(); i++) {
            boolean outside = pieces.get(i).depth() == pieces.get(0).depth();
            boolean removal = pieces.get(i).is("drop") && removesValues(i + 1);
            boolean partition =
                    pieces.get(i).is("truncate") && Pieces.at(pieces, i + 1).is("partition");
            if (outside && (removal || partition)) {
                return emptied(2);
            }
        }
        return List.of();
    }

    private boolean removesValues(int index) {
        return !Pieces.isAny(
                Pieces.at(pieces, index),
                "constraint",
                "index",
                "key",
                "foreign",
                "primary",
                "check",
                "default",
                "not",
                "identity",
                "expression");
    }

    /** Removing all rows of the tables that are listed from there on. */
    private List<Piece> emptied(int index) {
        int at = index;
        while (Pieces.isAny(Pieces.at(pieces, at), "if", "exists", "only")) {
            at++;
        }
        List<Piece> form = Pieces.added("TRUNCATE TABLE");
        for (boolean another = true; another; at++) {
            while (Pieces.at(pieces, at).is("only")) {
                at++;
            }
            form.add(Pieces.at(pieces, at));
            for (; Pieces.at(pieces, at + 1).isSymbol('.'); at += 2) {
                form.add(Pieces.at(pieces, at + 1));
                form.add(Pieces.at(pieces, at + 2));
            }
            at++;
            another = Pieces.at(pieces, at).isSymbol(',');
            if (another) {
                form.add(pieces.get(at));
            }
        }
        return form;
    }
}
