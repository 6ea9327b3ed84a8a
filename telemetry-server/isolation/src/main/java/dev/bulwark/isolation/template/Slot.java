package dev.bulwark.isolation.template;

import dev.bulwark.isolation.BoundParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a text has in the place of a skeleton's parameter. */
sealed interface Slot {
    /** The value of an execution; a list's values together, as those of an array are. */
    @Nullable
    Object value(BoundParameters parameters);

    /**
     * A parameter of the text's own.
     *
     * @param position counted from 1
     */
    record Bound(int position) implements Slot {
        @Override
        public @Nullable Object value(BoundParameters parameters) {
            return parameters.value(position);
        }
    }

    /** A value written into the text. */
    record Written(Object value) implements Slot {
        @Override
        public Object value(BoundParameters parameters) {
            return value;
        }
    }

    /** The values of a list, or of one column of a list of rows. */
    record Several(List<Slot> slots) implements Slot {
        @Override
        public Object value(BoundParameters parameters) {
            List<@Nullable Object> values = new ArrayList<>(slots.size());
            for (Slot slot : slots) {
                values.add(slot.value(parameters));
            }
            return values;
        }
    }
}
