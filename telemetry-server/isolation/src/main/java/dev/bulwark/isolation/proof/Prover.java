package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.CanonicalValue;
import dev.bulwark.isolation.Dialect;
import dev.bulwark.isolation.JudgeSettings;
import dev.bulwark.isolation.Schema;
import dev.bulwark.isolation.lexer.LexedText;
import dev.bulwark.isolation.parser.AnalysisWatch;
import dev.bulwark.isolation.parser.OverdueException;
import dev.bulwark.isolation.parser.ReadText;
import dev.bulwark.isolation.parser.StatementReader;
import dev.bulwark.isolation.parser.Unreadable;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Span;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out what holds a text to a tenant. Thread-safe. */
public final class Prover {
    private static final String CONFINED = "every table is held to the tenant";

    private final Schema schema;
    private final Dialect dialect;
    private final StatementReader reader;
    private final AnalysisWatch watch = new AnalysisWatch();

    public Prover(Schema schema, JudgeSettings settings) {
        this.schema = schema;
        this.dialect = settings.dialect();
        this.reader = new StatementReader(schema, settings);
    }

    /** The finding on a text; never throws on account of the text. */
    public Finding find(LexedText lexed) {
        try (AnalysisWatch.Watched watched = watch.begin()) {
            return guarded(lexed, reader.read(lexed, watched), Map.of(), watched);
        } catch (OverdueException overdue) {
            return new UnfinishedFinding();
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
        try (AnalysisWatch.Watched watched = watch.begin()) {
            String canonical = CanonicalValue.of(tenant);
            ReadText read = reader.read(lexed, watched);
            return obligations(read, parameters, watched).stream()
                    .map(obligation -> obligation.placed(read.views()))
                    .filter(obligation -> !new PinCheck(obligation).holds(canonical, parameters))
                    .toList();
        } catch (RuntimeException | StackOverflowError unreadable) {
            return List.of();
        }
    }

    /** With every test decided; one that is decided may bring up others. */
    private List<Obligation> obligations(ReadText read, BoundParameters parameters, AnalysisWatch.Watched watched) {
        Map<ParameterTest, Outcome> known = new HashMap<>();
        while (true) {
            Assumptions assumptions = new Assumptions(known);
            List<Obligation> obligations = proof(read, assumptions, watched).obligations();
            if (assumptions.open().isEmpty()) {
                return obligations;
            }
            assumptions.open().forEach(test -> known.put(test, test.outcome(parameters)));
        }
    }

    private ActionProof proof(ReadText read, Assumptions assumptions, AnalysisWatch.Watched watched) {
        RowFacts facts =
                new RowFacts(new Implications(schema, dialect, read.tables()), assumptions, watched::requireTime);
        ActionProof proof = new ActionProof(facts, read.tables());
        read.actions().forEach(proof::collect);
        return proof;
    }

    /** The finding if tests come to some outcomes; when it depends on further ones, they are told apart in their turn. */
    private Finding guarded(
            LexedText lexed, ReadText read, Map<ParameterTest, Outcome> known, AnalysisWatch.Watched watched) {
        Assumptions assumptions = new Assumptions(known);
        Finding finding = prove(lexed, read, assumptions, watched);
        List<ParameterTest> tests = List.copyOf(assumptions.open());
        boolean settled =
                finding instanceof FixedFinding fixed && fixed.verdict().kind().isSafe();
        return settled || tests.isEmpty()
                ? finding
                : new GuardedFinding(finding, tests, outcomes -> oneCase(lexed, read, known, outcomes));
    }

    /** Worked out while a statement is about to run, so nothing may come of it but a finding. */
    private Finding oneCase(
            LexedText lexed, ReadText read, Map<ParameterTest, Outcome> known, Map<ParameterTest, Outcome> found) {
        Map<ParameterTest, Outcome> all = new HashMap<>(known);
        all.putAll(found);
        try (AnalysisWatch.Watched watched = watch.begin()) {
            return guarded(lexed, read, all, watched);
        } catch (OverdueException overdue) {
            return new UnfinishedFinding();
        } catch (Unreadable unreadable) {
            return FixedFinding.undecidable(unreadable.reason(), List.of(), places(unreadable.span()));
        } catch (RuntimeException | StackOverflowError unforeseen) {
            return FixedFinding.undecidable("the statement could not be read as SQL", List.of(), List.of());
        }
    }

    private Finding prove(LexedText lexed, ReadText read, Assumptions assumptions, AnalysisWatch.Watched watched) {
        ActionProof proof = proof(read, assumptions, watched);
        List<Obligation> obligations = proof.obligations().stream()
                .map(obligation -> obligation.placed(read.views()))
                .toList();
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
        Set<String> doubts = new LinkedHashSet<>(read.doubts());
        doubts.addAll(proof.doubts());
        if (!doubts.isEmpty()) {
            return FixedFinding.undecidable(String.join("; ", doubts), List.copyOf(tables), List.of());
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
