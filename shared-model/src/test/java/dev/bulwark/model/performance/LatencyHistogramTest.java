package dev.bulwark.model.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void mergingIsTheSameAsRecordingAllInOne(long seed) {
        Random random = new Random(seed);
        LatencyHistogram left = new LatencyHistogram();
        LatencyHistogram right = new LatencyHistogram();
        LatencyHistogram all = new LatencyHistogram();
        for (int i = 0; i < 5_000; i++) {
            long micros = (long) Math.exp(random.nextDouble() * 20);
            (random.nextBoolean() ? left : right).record(micros);
            all.record(micros);
        }

        LatencyHistogram kept = new LatencyHistogram();
        kept.add(right.counts());
        kept.add(left.counts());
        left.merge(LatencyHistogram.fromBase64(right.toBase64()));

        assertThat(left.summary()).isEqualTo(all.summary());
        assertThat(kept.summary()).isEqualTo(all.summary());
    }

    @Test
    void percentilesAreWithinTwoSignificantDigits() {
        LatencyHistogram histogram = new LatencyHistogram();
        for (int micros = 1; micros <= 100_000; micros++) {
            histogram.record(micros);
        }

        LatencySummary summary = histogram.summary();

        assertThat(summary.p50()).isBetween(50_000L, 50_600L);
        assertThat(summary.p99()).isBetween(99_000L, 100_100L);
    }

    @Test
    void stepsOfTheClockAndEndlessRequestsAreCountedAtTheEdges() {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.record(-7);
        histogram.record(Long.MAX_VALUE);

        assertThat(histogram.count()).isEqualTo(2);
        assertThat(LatencyHistogram.fromBase64(histogram.toBase64()).count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!",
                "AAAA",
                "HISTFAAAACh42pNpmSzMwMDAxQABzFCaEUoz2X+AMIQA",
                "SGVsbG8sIHdvcmxkISBIZWxsbywgd29ybGQh"
            })
    void whatIsNoHistogramIsRefused(String text) {
        assertThatThrownBy(() -> LatencyHistogram.fromBase64(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHistogramThatClaimsToBeHugeIsRefusedBeforeMemoryIsGivenToIt() {
        Histogram huge = new Histogram(1, Long.MAX_VALUE / 2, 5);
        huge.recordValue(1);
        ByteBuffer buffer = ByteBuffer.allocate(huge.getNeededByteBufferCapacity());
        byte[] bytes = new byte[huge.encodeIntoCompressedByteBuffer(buffer)];
        buffer.rewind().get(bytes);

        assertThatThrownBy(() -> LatencyHistogram.fromBase64(Base64.getEncoder().encodeToString(bytes)))
                .hasRootCauseMessage("claims 5 digits up to " + Long.MAX_VALUE / 2);
    }
}
