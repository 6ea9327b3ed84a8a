package dev.bulwark.instrument.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class TraceSamplingTest {
    private static final int TRACES = 40_000;

    @Test
    void theShareOfTracesIsTheOneAskedFor() {
        Random random = new Random(11);
        assertThat(chosen(0.1, i -> String.format("%016x%016x", random.nextLong(), random.nextLong())))
                .isCloseTo(TRACES / 10, withinPercentage(10));
        assertThat(chosen(0.1, i -> "job-" + i)).isCloseTo(TRACES / 10, withinPercentage(10));
        assertThat(chosen(0, i -> "job-" + i)).isZero();
        assertThat(chosen(1, i -> "job-" + i)).isEqualTo(TRACES);
    }

    @Test
    void theLastFourteenDigitsDecideAsInOpenTelemetry() {
        TraceSampling tenth = new TraceSampling(0.1);
        assertThat(tenth.isSampled("0123456789abcdef00e6666666666668")).isTrue();
        assertThat(tenth.isSampled("ffffffffffffffffffe6666666666000")).isFalse();
    }

    @Test
    void whoSamplesMoreChoosesAllThatTheOtherChooses() {
        TraceSampling few = new TraceSampling(0.05);
        TraceSampling many = new TraceSampling(0.3);
        Random random = new Random(12);
        for (int i = 0; i < TRACES; i++) {
            String id = String.format("%016x%016x", random.nextLong(), random.nextLong());
            assertThat(!few.isSampled(id) || many.isSampled(id)).as(id).isTrue();
        }
    }

    private static int chosen(double share, LongFunction<String> ids) {
        TraceSampling sampling = new TraceSampling(share);
        int chosen = 0;
        for (int i = 0; i < TRACES; i++) {
            chosen += sampling.isSampled(ids.apply(i)) ? 1 : 0;
        }
        return chosen;
    }
}
