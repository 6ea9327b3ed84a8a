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
        Context context = Context.of(lexed, tenant, parameters, dialect);
        for (boolean queries : new boolean[] {false, true}) {
            for (boolean writes : new boolean[] {false, true}) {
                List<TextEdit> edits = edits(unmet, context, queries, writes);
                String candidate = edits.isEmpty() ? null : TextEdit.apply(sql, edits);
                if (candidate != null && isConfined(candidate, tenant, parameters)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /**
     * The edits that meet all obligations, empty when there are none.
     *
     * @param queries whether tables are replaced by queries even where a predicate would do
     * @param writes whether what is written is edited too: holding what it is made of may be enough
     */
    private static List<TextEdit> edits(List<Obligation> unmet, Context context, boolean queries, boolean writes) {
        RowEdits rows = new RowEdits(context);
        WriteEdits written = new WriteEdits(context, rows);
        for (Obligation obligation : unmet) {
            boolean read = obligation.role() == Obligation.Role.ROWS;
            boolean held = read
                    ? (!queries && rows.byPredicate(obligation))
                            || rows.byQuery(obligation)
                            || rows.byPredicate(obligation)
                    : !writes || written.meet(obligation, unmet);
            if (!held) {
                return List.of();
            }
        }
        List<TextEdit> all = new ArrayList<>(rows.edits());
        all.addAll(written.edits());
        return all;
    }

    private boolean isConfined(String candidate, String tenant, BoundParameters parameters) {
        Finding finding = prover.find(lexer.apply(candidate));
        return finding.judge(tenant, parameters).kind() == VerdictKind.CONFINED;
    }
}
