package dev.bulwark.model.health;

import static dev.bulwark.model.health.TrafficLight.GREEN;
import static dev.bulwark.model.health.TrafficLight.GREY;
import static dev.bulwark.model.health.TrafficLight.RED;
import static dev.bulwark.model.health.TrafficLight.YELLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficLightTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, GREEN",
        "-5, GREEN",
        "79.999, GREEN",
        "80, YELLOW",
        "95, YELLOW",
        "95.001, RED",
        "1000, RED",
        "Infinity, RED",
        "NaN, GREY"
    })
    void bordersOfAThresholdOfAHundred(double value, TrafficLight light) {
        assertThat(TrafficLight.of(value, 100)).isEqualTo(light);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "NaN"})
    void aThresholdMustBeAboveZero(double threshold) {
        assertThatThrownBy(() -> TrafficLight.of(1, threshold)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWorstIsWhatAsksMostForAttention() {
        assertThat(TrafficLight.worst(List.of(GREEN, YELLOW, RED, GREY))).isEqualTo(RED);
        assertThat(TrafficLight.worst(List.of(GREEN, GREY))).isEqualTo(GREY);
        assertThat(TrafficLight.worst(List.of(GREY, YELLOW))).isEqualTo(YELLOW);
        assertThat(TrafficLight.worst(List.of())).as("nothing known").isEqualTo(GREY);
    }

    @Test
    void aReadingTurnsGreyOnceItsFiguresAreTooOld() {
        Reading reading = new Reading(GREEN, "fine", NOON);

        assertThat(reading.at(NOON.plusSeconds(60), Duration.ofSeconds(60))).isEqualTo(reading);
        assertThat(reading.at(NOON.plusSeconds(61), Duration.ofSeconds(60)))
                .isEqualTo(new Reading(GREY, "Nothing heard for 61 s", NOON));
    }

    @Test
    void whatIsUnknownStaysUnknown() {
        assertThat(Reading.unknown("no instance yet").at(NOON, Duration.ofSeconds(1)))
                .isEqualTo(new Reading(GREY, "no instance yet", null));
    }
}
