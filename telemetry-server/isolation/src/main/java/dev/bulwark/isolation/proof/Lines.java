package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.query.Span;
import java.util.List;

/** Tells of places in a text what stands there, and in which line. */
record Lines(String text) {
    /** {@code " at line 3"}; empty when the text has one line only, or the place is not known. */
    String at(List<Span> places) {
        Span whole = places.stream().reduce(Span.NOWHERE, Span::and);
        boolean several = text.strip().indexOf('\n') >= 0;
        if (!several || !whole.isKnown()) {
            return "";
        }
        long before =
                text.substring(0, whole.start()).chars().filter(c -> c == '\n').count();
        return " at line " + (before + 1);
    }

    /** What stands there, on one line; something else when the place is not known. */
    String text(Span place, String otherwise) {
        return place.isKnown() ? text.substring(place.start(), place.end()).replaceAll("\\s+", " ") : otherwise;
    }
}
