package dev.bulwark.server.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsualRangeTest {
    @Test
    void theLimitIsTheMedianAndSoManySpreads() {
        UsualRange range = UsualRange.ofValues(List.of(8L, 9L, 10L, 10L, 10L, 11L, 12L), 10, 0.25);

        assertThat(range.median()).isEqualTo(10);
        assertThat(range.spread()).isEqualTo(1.4826);
        assertThat(range.p95()).isEqualTo(12);
        assertThat(range.limit()).isCloseTo(24.826, within(1e-9));
    }

    @Test
    void aFewOddDaysDoNotMoveIt() {
        List<Long> days = new ArrayList<>(Collections.nCopies(30, 10L));
        UsualRange before = UsualRange.ofValues(days, 7, 0.25);
        days.set(3, 900L);

        assertThat(UsualRange.ofValues(days, 7, 0.25)).isEqualTo(before);
    }

    @Test
    void whoIsBusyOnSomeDaysOnlyIsNotUnusualOnThose() {
        List<Long> days = new ArrayList<>(Collections.nCopies(24, 1L));
        days.addAll(List.of(40L, 45L, 50L, 48L));

        assertThat(UsualRange.ofValues(days, 7, 0.25).limit()).isEqualTo(96);
    }

    @Test
    void countsByChanceSpreadWithTheirRoot() {
        UsualRange range = UsualRange.ofCounts(Collections.nCopies(40, 100L), 7);

        assertThat(range.median()).isEqualTo(100);
        assertThat(range.limit()).isEqualTo(Math.max(200, Math.pow(10 + 3.5, 2)));
    }

    @Test
    void nothingIsZero() {
        UsualRange range = UsualRange.ofCounts(List.of(), 7);

        assertThat(range.median()).isZero();
        assertThat(range.samples()).isZero();
    }
}
