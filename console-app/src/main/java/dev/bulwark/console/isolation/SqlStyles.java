package dev.bulwark.console.isolation;

import dev.bulwark.model.isolation.Mark;
import dev.bulwark.model.isolation.MarkKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** The style classes of each character of a statement: what it is in SQL, and what the judge marked. */
final class SqlStyles {
    private SqlStyles() {}

    /** How a kind of mark is named in the style sheet. */
    static String styleClass(MarkKind kind) {
        return switch (kind) {
            case TABLE -> "mark-table";
            case MISSING_PREDICATE -> "mark-missing";
            case WRONG_PREDICATE -> "mark-wrong";
        };
    }

    /** Spans of a statement in which these pieces are new. */
    static StyleSpans<Collection<String>> ofChanged(String sql, List<SqlToken> added) {
        List<Range> ranges = new ArrayList<>();
        Stream.concat(SqlScanner.scan(sql).stream(), added.stream())
                .forEach(token -> ranges.add(
                        new Range(token.start(), token.end(), token.kind().styleClass())));
        return spans(ranges, sql.length());
    }

    /** Spans that cover the text from its first to its last character; marks outside of it are cut to it. */
    static StyleSpans<Collection<String>> of(String sql, Collection<Mark> marks) {
        List<Range> ranges = new ArrayList<>();
        SqlScanner.scan(sql)
                .forEach(token -> ranges.add(
                        new Range(token.start(), token.end(), token.kind().styleClass())));
        marks.forEach(mark -> ranges.add(new Range(
                Math.min(mark.start(), sql.length()), Math.min(mark.end(), sql.length()), styleClass(mark.kind()))));
        return spans(ranges, sql.length());
    }

    private static StyleSpans<Collection<String>> spans(List<Range> ranges, int length) {
        TreeSet<Integer> borders = new TreeSet<>(List.of(0, length));
        ranges.forEach(range -> borders.addAll(List.of(range.start(), range.end())));
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        for (int start : borders) {
            Integer end = borders.higher(start);
            if (end != null || length == 0) {
                spans.add(classesAt(ranges, start), end == null ? 0 : end - start);
            }
        }
        return spans.create();
    }

    private static Collection<String> classesAt(List<Range> ranges, int position) {
        return ranges.stream()
                .filter(range -> range.start() <= position && position < range.end())
                .map(Range::styleClass)
                .toList();
    }

    private record Range(int start, int end, String styleClass) {}
}
