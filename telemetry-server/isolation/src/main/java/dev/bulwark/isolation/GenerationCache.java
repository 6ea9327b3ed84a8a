package dev.bulwark.isolation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was found out about texts, bounded by number and by characters. Two generations: when the young one is full it becomes the
 * old one, whose entries move up again when they are used; what is not used goes with its generation. Reading takes no
 * lock. Thread-safe.
 */
public final class GenerationCache<V> {
    private static final long MOST_CHARACTERS = 8L * 1024 * 1024;

    private final int size;
    private final AtomicLong characters = new AtomicLong();
    private volatile ConcurrentMap<String, V> young = new ConcurrentHashMap<>();
    private volatile ConcurrentMap<String, V> old = new ConcurrentHashMap<>();

    /**
     * Makes an empty cache.
     *
     * @param size the most entries
     */
    public GenerationCache(int size) {
        this.size = size;
    }

    /** What is kept of a text; null when nothing is. */
    public @Nullable V get(String text) {
        V found = young.get(text);
        if (found != null) {
            return found;
        }
        V aged = old.get(text);
        if (aged != null) {
            put(text, aged);
        }
        return aged;
    }

    /** Keeps something of a text, for a while. */
    public void put(String text, V value) {
        if (young.put(text, value) == null) {
            long sum = characters.addAndGet(text.length());
            if (young.size() > size / 2 || sum > MOST_CHARACTERS / 2) {
                age();
            }
        }
    }

    /** How many entries are kept. */
    int count() {
        return young.size() + old.size();
    }

    private synchronized void age() {
        if (young.size() > size / 2 || characters.get() > MOST_CHARACTERS / 2) {
            old = young;
            young = new ConcurrentHashMap<>();
            characters.set(0);
        }
    }
}
