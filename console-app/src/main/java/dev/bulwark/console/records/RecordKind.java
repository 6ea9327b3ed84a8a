package dev.bulwark.console.records;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a list must know of the things in it.
 *
 * @param at when it happened: the order of the list
 */
public record RecordKind<T>(Function<T, UUID> id, Function<T, Instant> at, Function<T, @Nullable String> tenant) {

    UUID idOf(T record) {
        return id.apply(record);
    }

    Instant timeOf(T record) {
        return at.apply(record);
    }
}
