package dev.bulwark.isolation.query;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lies between a block's rows and its outputs.
 *
 * @param limited whether only some of the rows are given out
 * @param keys columns by which rows are grouped; null when they are not grouped, empty for one group of all
 * @param partitions columns by which every window and DISTINCT ON separates rows; null when there is none
 */
public record Shape(
        boolean limited,
        @Nullable Set<Column> keys,
        @Nullable Set<Column> partitions) {
    /** Every row is given out as it is. */
    public static final Shape PLAIN = new Shape(false, null, null);

    /** Whether a condition on an output that is this column may as well be applied to the rows. */
    public boolean letsIn(Column column) {
        return !limited && letsOut(column) && (partitions == null || partitions.contains(column));
    }

    /** Whether what holds for this column of the rows holds for an output made of it. */
    public boolean letsOut(Column column) {
        return keys == null || keys.contains(column);
    }

    /** Whether a row comes out although no row went in. */
    public boolean inventsRows() {
        return keys != null && keys.isEmpty();
    }
}
