package dev.bulwark.instrument.client;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Places by key, in a bounded number: when there are many keys, new ones share the place of a coarser key, and at last all
 * share one. Thread-safe, without locks where a place is there.
 *
 * @param <P> the place of a key
 */
final class BoundedPlaces<K, P> {
    private final int most;
    private final Function<K, P> fresh;
    private final Function<K, K> coarser;
    private final Function<K, K> other;
    private final ConcurrentHashMap<K, P> places = new ConcurrentHashMap<>();

    /**
     * No places yet.
     *
     * @param most about how many keys have a place of their own
     * @param fresh makes the place of a key
     * @param coarser the key that stands for several
     * @param other the key that stands for all others
     */
    BoundedPlaces(int most, Function<K, P> fresh, Function<K, K> coarser, Function<K, K> other) {
        this.most = most;
        this.fresh = fresh;
        this.coarser = coarser;
        this.other = other;
    }

    /** The place of a key: its own, or as far as there is room that of the coarser one, or that of all others. */
    P of(K key) {
        P known = within(key, most);
        if (known == null) {
            known = within(coarser.apply(key), most + most / 4);
        }
        return known == null ? places.computeIfAbsent(other.apply(key), fresh) : known;
    }

    /** Forgets a place, if it is still that of the key. */
    void remove(K key, P place) {
        places.remove(key, place);
    }

    /** Shows every place; those may be removed meanwhile. */
    void forEach(BiConsumer<K, P> visitor) {
        places.forEach(visitor);
    }

    private @Nullable P within(K key, int limit) {
        P known = places.get(key);
        return known != null || places.size() >= limit ? known : places.computeIfAbsent(key, fresh);
    }
}
