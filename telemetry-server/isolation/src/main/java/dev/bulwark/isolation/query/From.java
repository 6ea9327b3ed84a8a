package dev.bulwark.isolation.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a block's rows come from. */
public sealed interface From {
    /** All ranges within, from left to right. */
    List<Range> ranges();

    /** One range. */
    record Single(Range range) implements From {
        @Override
        public List<Range> ranges() {
            return List.of(range);
        }
    }

    /**
     * Two sources side by side.
     *
     * @param on null for a cross join
     */
    record Joined(
            From left, From right, Kind kind, @Nullable Expr on) implements From {
        @Override
        public List<Range> ranges() {
            List<Range> all = new ArrayList<>(left.ranges());
            all.addAll(right.ranges());
            return all;
        }
    }

    /** Whose rows a join keeps when they match nothing. */
    enum Kind {
        INNER,
        LEFT,
        RIGHT,
        FULL
    }
}
