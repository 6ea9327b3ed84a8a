package dev.bulwark.isolation.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One occurrence of a table or query from which rows come. */
public sealed interface Range permits BaseRange, DerivedRange, SelfRange, FunctionRange {
    /** Its number, unique within the analysis. */
    int id();

    /** The folded name by which columns are qualified. */
    String alias();

    /** Where it stands, alias included. */
    Span span();

    /** Whether it has a column of that name. */
    Ownership owns(String name);

    /** The names of its columns in order, null when they are not known. */
    @Nullable
    List<String> names();

    /** Its column of that name, which it is told to make available. */
    default Column column(String name) {
        return new Column(id(), name);
    }
}
