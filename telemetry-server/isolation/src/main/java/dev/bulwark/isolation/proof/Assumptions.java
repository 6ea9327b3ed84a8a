package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.BoundParameters;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is taken for granted of bound values while facts are gathered. Remembers which tests are left open. */
final class Assumptions {
    private final Map<ParameterTest, Outcome> outcomes;
    private final Set<ParameterTest> open = new LinkedHashSet<>();

    Assumptions(Map<ParameterTest, Outcome> outcomes) {
        this.outcomes = Map.copyOf(outcomes);
    }

    Outcome outcome(ParameterTest test) {
        if (!test.bound()) {
            return test.outcome(BoundParameters.NONE);
        }
        Outcome assumed = outcomes.get(test);
        if (assumed != null) {
            return assumed;
        }
        open.add(test);
        return Outcome.OPEN;
    }

    /** The tests that were asked for and of which nothing is assumed. */
    Set<ParameterTest> open() {
        return open;
    }
}
