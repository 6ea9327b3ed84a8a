package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.parser.ReadText;
import dev.bulwark.isolation.parser.StatementReader;
import dev.bulwark.isolation.parser.Unreadable;
import dev.bulwark.isolation.proof.ParameterTest.Outcome;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Span;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out what holds a text to a tenant. Thread-safe. */
public final class Prover {
    /** With more tests on bound values than this, none is told apart. */
    private static final int MOST_TESTS = 4;

    private static final String CONFINED = "every table is held to the tenant";

    private final Schema schema;
    private final StatementReader reader;

    public Prover(Schema schema, JudgeSettings settings) {
        this.schema = schema;
        this.reader = new StatementReader(schema, settings);
    }

    /** The finding on a text; never throws on account of the text. */
    public Finding find(LexedText lexed) {
        try {
            ReadText read = reader.read(lexed);
            Assumptions none = new Assumptions(Map.of());
            Finding finding = prove(lexed, read, none);
            List<ParameterTest> tests = List.copyOf(none.met());
            boolean clean = !(finding instanceof FixedFinding fixed)
                    || fixed.verdict().kind().isSafe();
            return clean || tests.isEmpty() || tests.size() > MOST_TESTS
                    ? finding
                    : new GuardedFinding(tests, outcomes -> guarded(lexed, read, outcomes));
        } catch (Unreadable unreadable) {
            return FixedFinding.undecidable(unreadable.reason(), List.of(), places(unreadable.span()));
        } catch (StackOverflowError tooDeep) {
            return FixedFinding.undecidable("the statement is nested too deeply", List.of(), List.of());
        } catch (RuntimeException unforeseen) {
            // a tree that the parser recovered from broken text may have holes where none can be
            return FixedFinding.undecidable("the statement could not be read as SQL", List.of(), List.of());
        }
    }

    /**
     * What keeps an execution from being confined; empty when nothing does, or when nothing could be found out. Costs an
     * analysis: not for the way of a request.
     */
    public List<Obligation> unmet(LexedText lexed, String tenant, BoundParameters parameters) {
        try {
            ReadText read = reader.read(lexed);
            Assumptions none = new Assumptions(Map.of());
            obligations(read, none);
            Map<ParameterTest, Outcome> outcomes = new LinkedHashMap<>();
            none.met().forEach(test -> outcomes.put(test, test.outcome(parameters)));
            TenantCheck check = new TenantCheck(CanonicalValue.of(tenant), parameters);
            return obligations(read, new Assumptions(outcomes)).stream()
                    .filter(obligation -> !check.holds(obligation.pins()))
                    .toList();
        } catch (RuntimeException | StackOverflowError unreadable) {
            return List.of();
        }
    }

    private List<Obligation> obligations(ReadText read, Assumptions assumptions) {
        RowFacts facts = new RowFacts(new Implications(schema, read.tables()), assumptions);
        ActionProof proof = new ActionProof(facts, read.tables());
        read.actions().forEach(proof::collect);
        return proof.obligations();
    }

    private Finding guarded(LexedText lexed, ReadText read, Map<ParameterTest, Outcome> outcomes) {
        return prove(lexed, read, new Assumptions(outcomes));
    }

    private Finding prove(LexedText lexed, ReadText read, Assumptions assumptions) {
        List<Obligation> obligations = obligations(read, assumptions);
        List<Obligation> missing = obligations.stream()
                .filter(obligation -> obligation.pins().isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            return missing(lexed, missing);
        }
        Set<String> tables = new LinkedHashSet<>();
        read.tables().stream()
                .filter(table -> table.tenantColumn() != null)
                .map(BaseRange::table)
                .forEach(tables::add);
        if (!read.doubts().isEmpty()) {
            return FixedFinding.undecidable(String.join("; ", read.doubts()), List.copyOf(tables), List.of());
        }
        if (tables.isEmpty()) {
            return FixedFinding.noTenantData();
        }
        Verdict confined = new Verdict(VerdictKind.CONFINED, List.copyOf(tables), CONFINED, List.of(), List.of());
        return obligations.isEmpty() ? new FixedFinding(confined) : new BoundFinding(obligations, confined);
    }

    private static Finding missing(LexedText lexed, List<Obligation> missing) {
        Explainer explainer = new Explainer(lexed);
        Set<String> tables = new LinkedHashSet<>();
        Set<String> reasons = new LinkedHashSet<>();
        Set<Mark> marks = new LinkedHashSet<>();
        for (Obligation obligation : missing) {
            Explanation explanation = explainer.explain(obligation);
            tables.add(obligation.range().table());
            reasons.add(explanation.reason());
            marks.addAll(explanation.marks());
        }
        return new FixedFinding(new Verdict(
                VerdictKind.MISSING_FILTER,
                List.copyOf(tables),
                String.join("; ", reasons),
                List.of(),
                List.copyOf(marks)));
    }

    private static List<Mark> places(Span span) {
        return new ArrayList<>(Explanation.marks(MarkKind.TABLE, List.of(span)));
    }
}
