package dev.bulwark.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdSetTest {
    @Test
    void itHoldsWhatASetHolds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        IdSet ids = new IdSet();
        Set<UUID> expected = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            UUID id = new UUID(random.nextInt(3), random.nextInt(4_000));
            if (random.nextInt(5) < 3) {
                assertThat(ids.add(id)).as("seed %d, step %d", seed, i).isEqualTo(expected.add(id));
            } else {
                ids.remove(id);
                expected.remove(id);
            }
            if (ids.size() != expected.size() || ids.contains(id) != expected.contains(id)) {
                assertThat(ids.size()).as("seed %d, step %d", seed, i).isEqualTo(expected.size());
                assertThat(ids.contains(id)).as("seed %d, step %d", seed, i).isEqualTo(expected.contains(id));
            }
        }
        assertThat(expected).allMatch(ids::contains);
    }

    @Test
    void itGrowsAndEmpties() {
        IdSet ids = new IdSet();
        for (int i = 0; i < 50_000; i++) {
            ids.add(new UUID(0, i));
        }
        assertThat(ids.size()).isEqualTo(50_000);
        for (int i = 0; i < 50_000; i++) {
            ids.remove(new UUID(0, i));
        }
        assertThat(ids.size()).isZero();
        assertThat(ids.contains(new UUID(0, 7))).isFalse();
    }
}
