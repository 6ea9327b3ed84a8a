package dev.bulwark.console.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.controls.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T03:11:20Z");

    private final Scope scope = new Scope(() -> NOW);
    private final PinViewModel pin = new PinViewModel(scope, new Times(ZoneOffset.UTC));

    @Test
    void aRangeCountsBackFromNowOrFromThePinnedMoment() {
        assertThat(scope.from()).isNull();
        scope.range().set(TimeRange.HOUR);
        assertThat(scope.from()).isEqualTo(NOW.minusSeconds(3600));
        assertThat(scope.to()).isNull();

        scope.pin(NOW.minusSeconds(600));

        assertThat(scope.from()).isEqualTo(NOW.minusSeconds(4200));
        assertThat(scope.to()).isAfter(NOW.minusSeconds(600)).isBefore(NOW.minusSeconds(599));
    }

    @Test
    void thePinNeverLeavesThePast() {
        scope.pin();
        scope.movePin(Duration.ofHours(1));
        assertThat(scope.moment()).isEqualTo(NOW);

        scope.movePin(Duration.ofMinutes(-5));
        assertThat(scope.moment()).isEqualTo(NOW.minusSeconds(300));
    }

    @Test
    void aMomentIsTypedAsPeopleWriteIt() {
        for (String typed : List.of("03:05", "03:05:00", "2026-03-01 03:05", "2026-03-01T03:05:00Z")) {
            pin.typed().set(typed);
            pin.go();
            assertThat(scope.moment()).as(typed).isEqualTo(Instant.parse("2026-03-01T03:05:00Z"));
        }
        scope.unpin();
        pin.typed().set("23:00");
        pin.go();
        assertThat(scope.moment()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(pin.words().get()).isEqualTo("As it was at 2026-02-28 23:00:00 UTC");
    }

    @Test
    void whatIsNoMomentIsKeptAndExplained() {
        pin.typed().set("yesterday");
        pin.go();

        assertThat(scope.isPinned()).isFalse();
        assertThat(pin.typed().get()).isEqualTo("yesterday");
        assertThat(pin.problem().get()).isEqualTo("Write it as 03:11 or 2026-11-14 03:11.");
    }

    @Test
    void wideningShowsEverythingAgain() {
        scope.tenant().set(" acme ");
        scope.range().set(TimeRange.DAY);
        scope.pin();
        assertThat(scope.tenantName()).isEqualTo("acme");
        assertThat(scope.isNarrow()).isTrue();

        scope.widen();

        assertThat(scope.isNarrow()).isFalse();
    }
}
