package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.query.Span;
import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Why something is not held to one tenant.
 *
 * @param reason a sentence for a developer
 */
record Explanation(String reason, List<Mark> marks) {
    Explanation {
        marks = List.copyOf(marks);
    }

    /** Marks of one kind, for those places that are known. */
    static List<Mark> marks(MarkKind kind, List<Span> spans) {
        List<Mark> marks = new ArrayList<>();
        for (Span span : spans) {
            if (span.isKnown()) {
                marks.add(new Mark(span.start(), span.end(), kind));
            }
        }
        return marks;
    }
}
