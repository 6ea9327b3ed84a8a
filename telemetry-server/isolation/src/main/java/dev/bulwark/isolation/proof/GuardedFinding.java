package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.model.isolation.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A finding that differs with what tests on bound values come to, such as {@code ? IS NULL OR organization_id = ?}. Each
 * case is worked out when it first occurs, and only for executions that are not safe whatever the tests come to.
 */
final class GuardedFinding implements Finding {
    /** An application's searches have a few cases; with more than this, they are worked out anew from time to time. */
    private static final int MOST_CASES = 32;

    private final Finding whatever;
    private final List<ParameterTest> tests;
    private final Function<Map<ParameterTest, Outcome>, Finding> proof;
    private final Map<List<Outcome>, Finding> cases = new ConcurrentHashMap<>();

    /**
     * A finding by cases.
     *
     * @param whatever what is found when nothing is known of the tests
     * @param proof the finding for outcomes of the tests; thread-safe, never throws
     */
    GuardedFinding(Finding whatever, List<ParameterTest> tests, Function<Map<ParameterTest, Outcome>, Finding> proof) {
        this.whatever = whatever;
        this.tests = List.copyOf(tests);
        this.proof = proof;
    }

    @Override
    public boolean touchesTenantData() {
        return true;
    }

    @Override
    public Verdict judge(String tenant, BoundParameters parameters) {
        Verdict verdict = whatever.judge(tenant, parameters);
        if (verdict.kind().isSafe()) {
            return verdict;
        }
        List<Outcome> outcomes =
                tests.stream().map(test -> test.outcome(parameters)).toList();
        if (cases.size() >= MOST_CASES) {
            cases.clear();
        }
        return cases.computeIfAbsent(outcomes, this::prove).judge(tenant, parameters);
    }

    private Finding prove(List<Outcome> outcomes) {
        Map<ParameterTest, Outcome> assumed = new HashMap<>();
        for (int i = 0; i < tests.size(); i++) {
            assumed.put(tests.get(i), outcomes.get(i));
        }
        return proof.apply(assumed);
    }
}
