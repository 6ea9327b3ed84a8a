package dev.bulwark.instrument.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnFailuresTest {
    private final OwnFailures failures = new OwnFailures();

    @Test
    void whateverAnApplicationCanOutliveIsCounted() {
        failures.swallow("asking", new IllegalStateException("on purpose"));
        failures.swallow("asking", new NoClassDefFoundError("shop/Session"));
        failures.swallow("asking", new AssertionError("on purpose"));
        assertThat(failures.count()).isEqualTo(3);
    }

    @Test
    void troubleOfTheMachineAndTheEndOfAThreadAreThrownOn() {
        for (Error trouble : List.of(new OutOfMemoryError(), new StackOverflowError(), new ThreadDeath())) {
            assertThatThrownBy(() -> failures.swallow("asking", trouble)).isSameAs(trouble);
        }
        assertThat(failures.count()).isZero();
    }
}
