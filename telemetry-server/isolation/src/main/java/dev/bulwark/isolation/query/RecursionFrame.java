package dev.bulwark.isolation.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a recursive query while its own text refers to it. Filled while a statement is read. */
public final class RecursionFrame {
    private final List<String> columnNames;
    private final Set<String> demanded = new LinkedHashSet<>();
    private @Nullable Query anchor;
    private boolean referred;

    public RecursionFrame(List<String> columnNames) {
        this.columnNames = List.copyOf(columnNames);
    }

    /** Gives the part that does not refer to the query itself. */
    public void start(Query first) {
        anchor = first;
    }

    /** Tells that the query refers to itself. */
    public void refer() {
        referred = true;
    }

    /** Whether the query refers to itself. */
    public boolean isReferred() {
        return referred;
    }

    /** The outputs that are referred to, by name. */
    public Set<String> demanded() {
        return demanded;
    }

    /** The place of an output, counted from 0; -1 when it is not known. */
    public int position(String name) {
        int given = columnNames.indexOf(name);
        return given >= 0 || anchor == null ? given : anchor.position(name);
    }

    @Nullable
    List<String> names() {
        return columnNames.isEmpty() && anchor != null ? anchor.names() : columnNames;
    }

    Ownership owns(String name) {
        if (columnNames.contains(name)) {
            return Ownership.YES;
        }
        return anchor == null || !columnNames.isEmpty() ? Ownership.NO : anchor.owns(name);
    }

    void demand(String name) {
        demanded.add(name);
    }
}
