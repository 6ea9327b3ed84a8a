package dev.bulwark.instrument.client;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is counted by minute and key, in a bounded number of places: when there are many keys, new ones are counted
 * together under a coarser one, and at last all under one. Thread-safe, without locks where a place is there.
 *
 * @param <S> what counts in one place; handed out only, so it must be thread-safe if several threads count
 */
final class MinuteSeries<K, S> {
    private final int most;
    private final Supplier<S> fresh;
    private final ConcurrentHashMap<Place<K>, S> places = new ConcurrentHashMap<>();

    /**
     * Empty series.
     *
     * @param most about how many keys are told apart within the two or three minutes that are kept
     */
    MinuteSeries(int most, Supplier<S> fresh) {
        this.most = most;
        this.fresh = fresh;
    }

    /** Where the key is counted: under itself, or as far as there is room under a coarser one, or under all others. */
    S at(long minute, K exact, K coarse, K other) {
        S known = at(minute, exact, most);
        if (known == null) {
            known = at(minute, coarse, most + most / 4);
        }
        return known == null ? places.computeIfAbsent(new Place<>(minute, other), place -> fresh.get()) : known;
    }

    private @Nullable S at(long minute, K key, int limit) {
        Place<K> place = new Place<>(minute, key);
        S known = places.get(place);
        if (known != null || places.size() >= limit) {
            return known;
        }
        return places.computeIfAbsent(place, missing -> fresh.get());
    }

    /** Shows every place; those of minutes that nobody counts in any more are forgotten. */
    void visit(long currentMinute, Visitor<K, S> visitor) {
        places.forEach((place, counted) -> {
            if (Math.abs(currentMinute - place.minute) > 1) {
                places.remove(place);
            }
            visitor.visit(place.minute, place.key, counted);
        });
    }

    /** Shows every place and forgets it. */
    void drain(Visitor<K, S> visitor) {
        visit(Long.MAX_VALUE, visitor);
    }

    /** Looks at one place. */
    @FunctionalInterface
    interface Visitor<K, S> {
        void visit(long minute, K key, S counted);
    }

    private record Place<K>(long minute, K key) {}
}
