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
        for (Way way : Way.values()) {
            for (boolean writes : new boolean[] {false, true}) {
                List<TextEdit> edits = edits(unmet, way, writes, context);
                String candidate = edits.isEmpty() ? null : TextEdit.apply(sql, edits);
                if (candidate != null && isConfined(candidate, tenant, parameters)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** How tables' rows are held; the first that does it is taken, because it is the one that people write. */
    private enum Way {
        PREDICATE,
        QUERY
    }

    /** Without the writes' own edits first: holding what they are made of may be enough. Empty when an edit cannot be made. */
    private static List<TextEdit> edits(List<Obligation> unmet, Way way, boolean writes, Context context) {
        RowEdits rows = new RowEdits(context);
        WriteEdits values = new WriteEdits(context);
        List<Conjunct> conjuncts = new ArrayList<>();
        List<TextEdit> others = new ArrayList<>();
        for (Obligation obligation : unmet) {
            boolean read = obligation.role() == Obligation.Role.ROWS;
            Conjunct conjunct = read && way == Way.PREDICATE ? rows.predicate(obligation) : null;
            if (conjunct != null) {
                conjuncts.add(conjunct);
            } else if (read || writes) {
                List<TextEdit> edits = read ? rows.query(obligation) : values.edits(obligation);
                if (edits.isEmpty()) {
                    return List.of();
                }
                others.addAll(edits);
            }
        }
        List<TextEdit> all = new ArrayList<>(Conjunct.edits(conjuncts, context));
        all.addAll(others);
        return all;
    }

    private boolean isConfined(String candidate, String tenant, BoundParameters parameters) {
        Finding finding = prover.find(lexer.apply(candidate));
        return finding.judge(tenant, parameters).kind() == VerdictKind.CONFINED;
    }
}
