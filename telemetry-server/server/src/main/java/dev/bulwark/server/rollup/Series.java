package dev.bulwark.server.rollup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Summaries of one kind: a table of minutes, and one of the same name and a suffix for each coarser resolution. All have the
 * columns {@code started_at} and {@code histogram}.
 *
 * @param minutes the table of minutes
 * @param keys columns of text that tell the rows of a stretch apart; NULL in a minute is the empty text in the others
 * @param sums columns that add up
 * @param texts columns of which any row of the same key has the value
 */
public record Series(String minutes, List<String> keys, List<String> sums, List<String> texts) {
    public Series {
        keys = List.copyOf(keys);
        sums = List.copyOf(sums);
        texts = List.copyOf(texts);
    }

    public String table(Resolution resolution) {
        return minutes + resolution.suffix();
    }

    /** Reads a stretch of time from all of these, rows of one key behind each other. */
    String select(List<Resolution> resolutions) {
        return resolutions.stream().map(this::select).collect(Collectors.joining(" UNION ALL ")) + " ORDER BY "
                + String.join(", ", keys);
    }

    private String select(Resolution resolution) {
        String columns = Stream.of(
                        keys.stream().map(key -> "COALESCE(" + key + ", '') AS " + key), sums.stream(), texts.stream())
                .flatMap(column -> column)
                .collect(Collectors.joining(", "));
        return "SELECT " + columns + ", histogram FROM " + table(resolution)
                + " WHERE started_at >= :from AND started_at < :to";
    }

    String insert(Resolution resolution) {
        List<String> columns =
                Stream.of(keys, sums, texts).flatMap(List::stream).toList();
        return "INSERT INTO " + table(resolution) + " (started_at, histogram, " + String.join(", ", columns)
                + ") VALUES (:started_at, :histogram, "
                + columns.stream().map(column -> ":" + column).collect(Collectors.joining(", ")) + ")";
    }
}
