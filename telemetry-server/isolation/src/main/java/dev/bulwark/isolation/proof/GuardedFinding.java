package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import dev.bulwark.isolation.proof.ParameterTest.Outcome;
import dev.bulwark.model.isolation.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A finding that differs with what tests on bound values come to, such as {@code ? IS NULL OR organization_id = ?}. The
 * cases are few because the tests are; each is worked out when it first occurs.
 */
final class GuardedFinding implements Finding {
    private final List<ParameterTest> tests;
    private final Function<Map<ParameterTest, Outcome>, Finding> proof;
    private final Map<List<Outcome>, Finding> cases = new ConcurrentHashMap<>();

    /**
     * @param tests a few
     * @param proof the finding for outcomes of the tests; thread-safe
     */
    GuardedFinding(List<ParameterTest> tests, Function<Map<ParameterTest, Outcome>, Finding> proof) {
        this.tests = List.copyOf(tests);
        this.proof = proof;
    }

    @Override
    public boolean touchesTenantData() {
        return true;
    }

    @Override
    public Verdict judge(String tenant, BoundParameters parameters) {
        List<Outcome> outcomes =
                tests.stream().map(test -> test.outcome(parameters)).toList();
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
