package dev.bulwark.isolation.suggestion;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.proof.Finding;
import dev.bulwark.isolation.proof.Obligation;
import dev.bulwark.isolation.proof.Prover;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Corrects statements: what it offers is proven confined, and gives what the statement would give in a database without
 * other tenants' rows. Costs several analyses; not for the way of a request. Thread-safe.
 */
public final class Suggester {
    private final Prover prover;
    private final Function<String, LexedText> lexer;
    private final Dialect dialect;

    /**
     * @param prover proves what is offered
     * @param lexer reads a text in the dialect
     */
    public Suggester(Prover prover, Function<String, LexedText> lexer, Dialect dialect) {
        this.prover = prover;
        this.lexer = lexer;
        this.dialect = dialect;
    }

    /** The statement as it should have been for this execution; null when it is confined already or nothing can be offered. */
    public @Nullable String correct(String sql, String tenant, BoundParameters parameters) {
        LexedText lexed = lexer.apply(sql);
        List<Obligation> unmet = prover.unmet(lexed, tenant, parameters);
        Context context = Context.of(lexed, tenant, dialect);
        RowEdits rows = new RowEdits(context);
        List<Function<Obligation, @Nullable TextEdit>> ways =
                List.of(rows::predicate, obligation -> either(rows, obligation), rows::query);
        for (Function<Obligation, @Nullable TextEdit> way : ways) {
            for (boolean writes : new boolean[] {false, true}) {
                List<TextEdit> edits = edits(unmet, way, writes ? new WriteEdits(context) : null);
                String candidate = edits == null || edits.isEmpty() ? null : TextEdit.apply(sql, edits);
                if (candidate != null && isConfined(candidate, tenant, parameters)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** A predicate where it means the same, otherwise a query. */
    private static @Nullable TextEdit either(RowEdits rows, Obligation obligation) {
        TextEdit predicate = rows.predicate(obligation);
        return predicate == null ? rows.query(obligation) : predicate;
    }

    /** Without the writes' own edits first: holding what they are made of may be enough. */
    private static @Nullable List<TextEdit> edits(
            List<Obligation> unmet, Function<Obligation, @Nullable TextEdit> way, @Nullable WriteEdits writes) {
        List<TextEdit> all = new ArrayList<>();
        for (Obligation obligation : unmet) {
            if (obligation.role() == Obligation.Role.ROWS) {
                TextEdit edit = way.apply(obligation);
                if (edit == null) {
                    return null;
                }
                all.add(edit);
            } else if (writes != null) {
                List<TextEdit> edits = writes.edits(obligation);
                if (edits == null) {
                    return null;
                }
                all.addAll(edits);
            }
        }
        return all;
    }

    private boolean isConfined(String candidate, String tenant, BoundParameters parameters) {
        Finding finding = prover.find(lexer.apply(candidate));
        return finding.judge(tenant, parameters).kind() == VerdictKind.CONFINED;
    }
}
