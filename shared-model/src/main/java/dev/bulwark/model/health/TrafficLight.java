package dev.bulwark.model.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.Comparator;

/**
 * The state of one thing at a glance (requirement HEALTH-7). The constants are in the order of how much they ask for
 * attention: unknown asks for more than good, and for less than anything known to be bad.
 */
public enum TrafficLight {
    @JsonProperty("green")
    GREEN,
    /** Nothing is known, or what is known is too old. */
    @JsonProperty("grey")
    GREY,
    @JsonProperty("yellow")
    YELLOW,
    @JsonProperty("red")
    RED;

    /** From this share of the threshold on, the light is yellow. */
    public static final double YELLOW_FROM = 0.80;

    /** Beyond this share of the threshold, the light is red; at it, still yellow. */
    public static final double RED_BEYOND = 0.95;

    /**
     * The light for a value of which more is worse: green below 80 % of the threshold, yellow from 80 % to 95 % (both
     * included), red beyond. A value that is no number is unknown.
     *
     * @param threshold in the unit of the value, above zero
     * @throws IllegalArgumentException if the threshold is not above zero
     */
    public static TrafficLight of(double value, double threshold) {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("a threshold must be above zero, not " + threshold);
        }
        if (Double.isNaN(value)) {
            return GREY;
        }
        if (value < YELLOW_FROM * threshold) {
            return GREEN;
        }
        return value <= RED_BEYOND * threshold ? YELLOW : RED;
    }

    /** The light that asks most for attention; grey for none at all, as nothing is then known. */
    public static TrafficLight worst(Collection<TrafficLight> lights) {
        return lights.stream().max(Comparator.naturalOrder()).orElse(GREY);
    }
}
