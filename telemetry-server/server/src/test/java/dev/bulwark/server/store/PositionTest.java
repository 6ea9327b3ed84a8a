package dev.bulwark.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PositionTest {
    @Test
    void aCursorReadsBackAsThePositionThatItWasMadeOf() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            Instant at = Instant.ofEpochSecond(
                    random.nextLong(-10_000_000_000L, 10_000_000_000L), random.nextInt(1_000_000) * 1_000L);
            Position position = new Position(at, new UUID(random.nextLong(), random.nextLong()));

            assertThat(Position.ofCursor(position.toCursor()))
                    .as("seed %d", seed)
                    .contains(position);
        }
    }

    @Test
    void anythingElseIsNoCursor() {
        for (String text : new String[] {"", "x", "MTI", "MTI6", "!!!", "OTk5OTk5OTk5OTk5OTk5OTk5OTk6YQ"}) {
            assertThat(Position.ofCursor(text)).as(text).isEmpty();
        }
    }
}
