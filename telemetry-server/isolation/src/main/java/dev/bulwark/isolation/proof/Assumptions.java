package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.proof.ParameterTest.Outcome;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is taken for granted of bound values while facts are gathered. Remembers which tests the statement holds. */
final class Assumptions {
    private final Map<ParameterTest, Outcome> outcomes;
    private final Set<ParameterTest> met = new LinkedHashSet<>();

    Assumptions(Map<ParameterTest, Outcome> outcomes) {
        this.outcomes = Map.copyOf(outcomes);
    }

    Outcome outcome(ParameterTest test) {
        met.add(test);
        return outcomes.getOrDefault(test, Outcome.OPEN);
    }

    /** All tests that were asked for. */
    Set<ParameterTest> met() {
        return met;
    }
}
