package dev.bulwark.console.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static final Instant MOMENT = Instant.parse("2026-03-01T03:11:20Z");

    @ParameterizedTest
    @CsvSource({
        "0, just now",
        "-5, just now",
        "12, 12 s ago",
        "245, 4 min ago",
        "11100, 3 h 5 min ago",
        "187200, 2 d 4 h ago"
    })
    void agesAreToldInTheLargestFittingUnit(long seconds, String expected) {
        assertThat(new Times(ZoneOffset.UTC).ago(MOMENT, MOMENT.plusSeconds(seconds)))
                .isEqualTo(expected);
    }

    @Test
    void timesCarryTheirZone() {
        assertThat(new Times(ZoneId.of("UTC")).full(MOMENT)).isEqualTo("2026-03-01 03:11:20 UTC");
        assertThat(new Times(ZoneOffset.ofHours(2)).full(MOMENT)).isEqualTo("2026-03-01 05:11:20 +02:00");
    }

    @Test
    void anEarlierDayIsToldWithItsDate() {
        Times times = new Times(ZoneOffset.UTC);
        assertThat(times.compact(MOMENT, MOMENT.plusSeconds(60))).isEqualTo("03:11:20");
        assertThat(times.compact(MOMENT, MOMENT.plus(Duration.ofDays(1)))).isEqualTo("01 Mar 03:11");
    }

    @ParameterizedTest
    @CsvSource({"42, 00:42", "3800, 1:03:20", "0, 00:00"})
    void theStopwatchCountsUp(long seconds, String expected) {
        assertThat(Times.stopwatch(Duration.ofSeconds(seconds))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"800, 0.8 ms", "312000, 312 ms", "2400000, 2.4 s"})
    void latenciesHaveTheirUnit(long micros, String expected) {
        assertThat(Figures.latency(micros)).isEqualTo(expected);
    }

    @Test
    void figuresStayWithTheirUnits() {
        assertThat(Figures.unbroken("p95 212 ms, limit 2 s; errors 0.4 % of 5 %, the oldest for 6 min"))
                .isEqualTo("p95 212\u00a0ms, limit 2\u00a0s; errors 0.4\u00a0% of 5\u00a0%, the oldest for 6\u00a0min");
    }

    @Test
    void everyStateCanBeToldFromEveryOtherWithoutColour() {
        assertThat(Arrays.stream(StatusLook.values()).map(look -> look.outline() + look.sign() + look.solid()))
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(StatusLook.values()).map(StatusLook::word)).doesNotHaveDuplicates();
    }
}
