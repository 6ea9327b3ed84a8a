package dev.bulwark.console.records;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.model.Page;
import java.util.function.Function;

/**
 * Something that the server ranks: all there is of a stretch of time, the worst first.
 *
 * @param many what several of them are called, such as {@code endpoints}; names the table in the scene graph
 * @param usualTime what the server answers about when no time is chosen, such as {@code last hour}; empty for all time
 * @param path its route; the detail of one is below, under its key
 * @param key tells one from the others, and stays the same from answer to answer
 * @param searched what its filter looks into
 * @param detailInTime whether the detail is asked for a stretch of time
 */
public record Ranking<T, D>(
        String many,
        String usualTime,
        String path,
        TypeReference<Page<T>> page,
        TypeReference<D> detail,
        Function<T, String> key,
        Function<T, String> searched,
        boolean detailInTime) {}
