package dev.bulwark.model.isolation;

import java.util.List;

/**
 * Who reached for whose rows.
 *
 * @param by {@code user} or {@code app}: what the subjects are
 * @param cells the most frequent first
 * @param more whether there are cells beyond those
 */
public record AccessMatrix(String by, List<AccessCell> cells, boolean more) {
    public AccessMatrix {
        cells = List.copyOf(cells);
    }
}
