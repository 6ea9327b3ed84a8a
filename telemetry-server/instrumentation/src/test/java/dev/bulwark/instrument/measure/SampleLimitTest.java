package dev.bulwark.instrument.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.Condensing;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleLimitTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @ParameterizedTest
    @ValueSource(longs = {0, 17, Long.MAX_VALUE - 30_000_000_000L, Long.MIN_VALUE})
    void soManyAreToldAtOnceAndAsManyInEachMinuteAfterThat(long start) {
        SampleLimit limit = new SampleLimit(Condensing.DEFAULTS.withSampleLimit(60));
        assertThat(taken(limit, "GET /a", start, 1000)).isEqualTo(60);
        assertThat(taken(limit, "GET /a", start + SECOND / 2, 1000)).isZero();
        assertThat(taken(limit, "GET /a", start + 3 * SECOND, 1000)).isEqualTo(3);
        long later = LongStream.range(0, 600)
                .map(i -> taken(limit, "GET /a", start + 3 * SECOND + i * SECOND / 10, 50))
                .sum();
        assertThat(later).isBetween(59L, 60L);
        assertThat(taken(limit, "GET /a", start + 3600 * SECOND, 1000)).isEqualTo(60);
    }

    @Test
    void eachEndpointHasItsOwn() {
        SampleLimit limit = new SampleLimit(Condensing.DEFAULTS.withSampleLimit(5));
        assertThat(taken(limit, "GET /a", 0, 100)).isEqualTo(5);
        assertThat(taken(limit, "GET /b", 0, 100)).isEqualTo(5);
    }

    @Test
    void endpointsBeyondMeasureShareOne() {
        SampleLimit limit = new SampleLimit(Condensing.DEFAULTS.withSampleLimit(1));
        long all = LongStream.range(0, 10_000)
                .map(i -> taken(limit, "GET /" + i, 0, 1))
                .sum();
        assertThat(all).isEqualTo(2001);
    }

    @Test
    void whoWantsEveryRequestToldIsToldEveryRequest() {
        SampleLimit limit =
                new SampleLimit(Condensing.DEFAULTS.withSampleLimit(1).withSampling(1, Set.of()));
        assertThat(taken(limit, "GET /a", 0, 100_000)).isEqualTo(100_000);
    }

    private static long taken(SampleLimit limit, String endpoint, long now, int asked) {
        return LongStream.range(0, asked).filter(i -> limit.take(endpoint, now)).count();
    }
}
