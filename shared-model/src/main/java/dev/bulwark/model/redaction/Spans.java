package dev.bulwark.model.redaction;

import java.util.Arrays;

/** Pieces of one text that are to go, in the order of the text and never overlapping. Not thread-safe. */
final class Spans {
    private static final RedactionRule[] RULES = RedactionRule.values();

    private int[] bounds = new int[12];
    private int count;

    /** Adds a piece; what an earlier one covers already is left to that. */
    void add(int start, int end, RedactionRule rule) {
        int from = Math.max(start, lastEnd());
        if (end <= from) {
            return;
        }
        if (bounds.length < 3 * count + 3) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[3 * count] = from;
        bounds[3 * count + 1] = end;
        bounds[3 * count + 2] = rule.ordinal();
        count++;
    }

    int lastEnd() {
        return count == 0 ? 0 : bounds[3 * count - 2];
    }

    int size() {
        return count;
    }

    int start(int i) {
        return bounds[3 * i];
    }

    int end(int i) {
        return bounds[3 * i + 1];
    }

    RedactionRule rule(int i) {
        return RULES[bounds[3 * i + 2]];
    }
}
