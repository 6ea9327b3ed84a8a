package dev.bulwark.isolation.oracle;

import dev.bulwark.isolation.oracle.Comparison.Kind;
import dev.bulwark.model.isolation.Verdict;
import dev.bulwark.model.isolation.VerdictKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came out of the trials. */
final class Tally {
    private static final int MOST_SAMPLES = 4000;

    private final Map<Kind, Integer> comparisons = new EnumMap<>(Kind.class);
    private final Map<VerdictKind, Integer> verdictsOfQuiet = new EnumMap<>(VerdictKind.class);
    private final List<String> missed = new ArrayList<>();
    private final List<String> unproven = new ArrayList<>();
    private final List<String> invalid = new ArrayList<>();
    private int invalidStatements;
    private int caught;
    private int proven;
    private int provenUnspoiled;
    private int quietUnspoiled;
    private int quiet;

    void count(Comparison comparison) {
        comparisons.merge(comparison.kind(), 1, Integer::sum);
    }

    void invalid(Candidate candidate, Comparison comparison) {
        invalidStatements++;
        keep(invalid, candidate + "\n    " + comparison.detail());
    }

    void caught() {
        caught++;
    }

    void missed(String report) {
        missed.add(report);
    }

    /**
     * Counts a statement whose every comparison was the same.
     *
     * @param telling whether that says something about it
     */
    void neverDiffered(Made made, Verdict verdict, boolean telling) {
        if (!telling) {
            return;
        }
        verdictsOfQuiet.merge(verdict.kind(), 1, Integer::sum);
        boolean safe = verdict.kind().isSafe();
        quiet++;
        quietUnspoiled += made.spoiled() ? 0 : 1;
        proven += safe ? 1 : 0;
        provenUnspoiled += safe && !made.spoiled() ? 1 : 0;
        if (!safe) {
            String spoiled = made.spoiled() ? "spoiled" : "as made";
            keep(unproven, spoiled + " " + verdict.kind() + ": " + verdict.reason() + "\n    " + made.candidate());
        }
    }

    int pairs() {
        return comparisons.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> missed() {
        return missed;
    }

    List<String> unproven() {
        return unproven;
    }

    List<String> invalid() {
        return invalid;
    }

    /** The share, in percent, of statements that never differed and were proven. */
    double provenPercent() {
        return quiet == 0 ? 100 : 100.0 * proven / quiet;
    }

    /** The same of those without a mistake. */
    double provenUnspoiledPercent() {
        return quietUnspoiled == 0 ? 100 : 100.0 * provenUnspoiled / quietUnspoiled;
    }

    @Override
    public String toString() {
        return "%d pairs %s, %d leaks caught, %d missed, %d statements never differed %s: %.1f %% proven, %.1f %% of %d without a mistake, %d invalid"
                .formatted(
                        pairs(),
                        comparisons,
                        caught,
                        missed.size(),
                        quiet,
                        verdictsOfQuiet,
                        provenPercent(),
                        provenUnspoiledPercent(),
                        quietUnspoiled,
                        invalidStatements);
    }

    private static void keep(List<String> samples, String sample) {
        if (samples.size() < MOST_SAMPLES) {
            samples.add(sample);
        }
    }
}
