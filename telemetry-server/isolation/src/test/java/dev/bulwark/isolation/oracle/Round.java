package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Comparison.Kind;
import dev.bulwark.model.isolation.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One schema, several pairs of worlds with it, and many statements. */
final class Round implements AutoCloseable {
    private static final int FEW = 4;
    private static final int MANY = 12;

    private final Subject subject;
    private final List<WorldPair> pairs = new ArrayList<>();

    Round(Engine engine, Dice dice) throws SQLException {
        this.subject = Subject.of(engine, dice);
        SchemaModel schema = subject.schema();
        int[][] most = {{FEW, FEW}, {MANY, 0}, {MANY, MANY}, {FEW, MANY}, {MANY, FEW}, {0, FEW}};
        for (int[] sizes : most) {
            DataGenerator data = new DataGenerator(schema, dice);
            Rows ours = data.ours(sizes[0] == 0 ? 2 : FEW + 2);
            pairs.add(new WorldPair(engine, schema, ours, data.others(sizes[0]), data.others(sizes[1]), dice));
        }
    }

    /** Makes a statement, judges it and tries it out. */
    void tryOne(Tally tally) throws SQLException {
        Made made = subject.generator().next();
        Candidate candidate = made.candidate();
        Verdict verdict = subject.verdict(candidate);
        boolean stable = made.kind() != Candidate.Kind.WRITES_UNLESS_TAKEN;
        boolean seen = false;
        for (WorldPair pair : pairs) {
            Comparison comparison = pair.compare(candidate);
            tally.count(comparison);
            if (comparison.is(Kind.INVALID)) {
                tally.invalid(candidate, comparison);
                return;
            }
            if (comparison.is(Kind.DIFFERENT)) {
                different(tally, made, verdict, pair, comparison);
                return;
            }
            stable &= !comparison.is(Kind.UNSTABLE);
            seen |= comparison.isTelling();
        }
        tally.neverDiffered(made, verdict, stable && seen);
    }

    @Override
    public void close() throws SQLException {
        for (WorldPair pair : pairs) {
            pair.close();
        }
    }

    private void different(Tally tally, Made made, Verdict verdict, WorldPair pair, Comparison comparison) {
        if (!verdict.kind().isSafe()) {
            tally.caught();
            return;
        }
        Sql smallest = Minimiser.smallest(made.tree(), tree -> isMissed(made.with(tree), pair));
        tally.missed("""
                the judge says %s (%s), but another tenant's rows show:
                %s
                cut down to:
                %s
                %s
                %s%s""".formatted(
                        verdict.kind(),
                        verdict.reason(),
                        made.candidate(),
                        made.with(smallest).candidate(),
                        comparison.detail(),
                        subject.schema(),
                        pair));
    }

    private boolean isMissed(Made made, WorldPair pair) {
        try {
            return subject.verdict(made.candidate()).kind().isSafe()
                    && pair.compare(made.candidate()).is(Kind.DIFFERENT);
        } catch (SQLException failure) {
            return false;
        }
    }
}
