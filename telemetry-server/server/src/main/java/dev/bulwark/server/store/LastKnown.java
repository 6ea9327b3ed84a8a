package dev.bulwark.server.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers of the store that are remembered for the time in which it does not answer. Thread-safe. */
public final class LastKnown<K, V> {
    private static final int MOST = 10_000;

    private final Outage outage;
    private final Cache<K, Optional<V>> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    public LastKnown(Outage outage) {
        this.outage = outage;
    }

    /**
     * What the store says, or what it said last.
     *
     * @param question asks the store
     * @throws org.jdbi.v3.core.JdbiException if it does not answer and never said anything
     */
    public Optional<V> of(K key, Supplier<Optional<V>> question) {
        return outage.ask(
                () -> {
                    Optional<V> answer = question.get();
                    known.put(key, answer);
                    return answer;
                },
                () -> known.getIfPresent(key));
    }
}
