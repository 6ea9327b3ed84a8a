package dev.bulwark.console.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartScaleTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T03:00:00Z");

    private final ChartScale scale = new ChartScale(FIRST, FIRST.plusSeconds(3600), 2_000_000, 600, 100);

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 10", "210000, 500000", "1640000, 2000000", "2000000, 2000000", "5000001, 10000000"})
    void theUpperEdgeIsTheNextRoundDuration(long highest, long top) {
        assertThat(ChartScale.roundUp(highest)).isEqualTo(top);
    }

    @Test
    void momentsRunFromLeftToRightAndBack() {
        assertThat(scale.x(FIRST)).isZero();
        assertThat(scale.x(FIRST.plusSeconds(1800))).isEqualTo(300);
        assertThat(scale.at(300)).isEqualTo(FIRST.plusSeconds(1800));
    }

    @Test
    void longDurationsStandHighAndNoneLeavesTheChart() {
        assertThat(scale.y(0)).isEqualTo(100);
        assertThat(scale.y(1_000_000)).isEqualTo(50);
        assertThat(scale.y(9_000_000)).isZero();
    }
}
