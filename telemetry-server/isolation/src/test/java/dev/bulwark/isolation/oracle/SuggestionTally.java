package dev.bulwark.isolation.oracle;

import java.util.ArrayList;
import java.util.List;

/** What came out of the trials of suggestions. */
final class SuggestionTally {
    private final List<String> wrong = new ArrayList<>();
    private final List<String> without = new ArrayList<>();
    private int suggestions;

    void without(Candidate leak) {
        without.add(leak.toString());
    }

    /** Counts a suggestion; the objection to it is empty when it is as it should be. */
    void with(String objection) {
        suggestions++;
        if (!objection.isEmpty()) {
            wrong.add(objection);
        }
    }

    int leaks() {
        return suggestions + without.size();
    }

    List<String> wrong() {
        return wrong;
    }

    List<String> without() {
        return without;
    }

    double offeredPercent() {
        return leaks() == 0 ? 100 : 100.0 * suggestions / leaks();
    }

    @Override
    public String toString() {
        return "%d leaks, %.1f %% with a suggestion, %d of these wrong"
                .formatted(leaks(), offeredPercent(), wrong.size());
    }
}
