package dev.bulwark.instrument.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.model.ingest.Gauges;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The levels of this very process. */
class JvmGaugesTest {
    @Test
    void theProcessIsMeasured() {
        Map<String, Double> levels = levels();
        assertThat(levels)
                .containsKeys(Gauges.HEAP_USED, Gauges.GC_COUNT, Gauges.GC_TIME, Gauges.THREADS_BLOCKED)
                .allSatisfy((name, value) -> assertThat(value).isFinite().isNotNegative());
        assertThat(levels.get(Gauges.THREADS)).isGreaterThanOrEqualTo(levels.get(Gauges.THREADS_DAEMON));
        assertThat(levels.get(Gauges.CLASSES)).isGreaterThan(1000);
        assertThat(levels.get(Gauges.UPTIME)).isPositive();
    }

    @Test
    void collectionsAddUp() {
        double before = levels().get(Gauges.GC_COUNT);
        System.gc();
        await().until(() -> levels().get(Gauges.GC_COUNT) > before);
    }

    @Test
    void aThreadThatWaitsForALockIsBlocked() throws InterruptedException {
        Object lock = new Object();
        Thread waiting = new Thread(() -> {
            synchronized (lock) {
                lock.notifyAll();
            }
        });
        synchronized (lock) {
            waiting.start();
            await().until(() -> levels().get(Gauges.THREADS_BLOCKED) >= 1);
        }
        waiting.join();
    }

    private static Map<String, Double> levels() {
        Map<String, Double> levels = new HashMap<>();
        new JvmGauges().read((name, value, unit, labels) -> levels.put(name, value));
        return levels;
    }
}
