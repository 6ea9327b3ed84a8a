package dev.bulwark.instrument.client;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is counted by minute and key, in a bounded number of places: when there are many keys, new ones are counted
 * together under a coarser one, and at last all under one. Thread-safe, without locks where a place is there.
 *
 * @param <S> what counts in one place; handed out only, so it must be thread-safe if several threads count
 */
final class MinuteSeries<K, S> {
    private final BoundedPlaces<Moment<K>, S> places;

    /**
     * Empty series.
     *
     * @param most about how many keys are told apart within the two or three minutes that are kept
     * @param coarser the key under which one counts where there are many
     * @param other the key under which it counts where there are too many of those as well
     */
    MinuteSeries(int most, Supplier<S> fresh, Function<K, K> coarser, K other) {
        places = new BoundedPlaces<>(
                most,
                moment -> fresh.get(),
                moment -> new Moment<>(moment.minute, coarser.apply(moment.key)),
                moment -> new Moment<>(moment.minute, other));
    }

    /** Where the key is counted in that minute. */
    S at(long minute, K key) {
        return places.of(new Moment<>(minute, key));
    }

    /** Shows every place; those of minutes that nobody counts in any more are forgotten. */
    void visit(long currentMinute, Visitor<K, S> visitor) {
        places.forEach((moment, counted) -> {
            if (Math.abs(currentMinute - moment.minute) > 1) {
                places.remove(moment, counted);
            }
            visitor.visit(moment.minute, moment.key, counted);
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

    private record Moment<K>(long minute, K key) {}
}
