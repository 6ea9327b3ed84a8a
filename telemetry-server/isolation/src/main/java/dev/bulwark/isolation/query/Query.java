package dev.bulwark.isolation.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that gives out rows. Its output columns carry its own number as their range. */
public sealed interface Query permits Listing, Combination, RowList, Recursion {
    /** Its number, unique within the analysis. */
    int id();

    /** Whether it gives out a column of that name. */
    Ownership owns(String name);

    /** The names of its outputs in order, null when they are not known. */
    @Nullable
    List<String> names();

    /** The place of an output, counted from 0; -1 when it is not known. */
    int position(String name);

    /** Tells it that its output of that name is referred to. */
    void demand(String name);

    /** Tells it that its output at that place is referred to, by the name. */
    void demand(int position, String name);
}
