package dev.bulwark.model.health;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A traffic light with the words that say the same and the age of what it rests on.
 *
 * @param light the state
 * @param summary value, threshold and cause in one short sentence
 * @param asOf when the newest figure behind it was taken; null when there never was one
 */
public record Reading(
        TrafficLight light, String summary, @Nullable Instant asOf) {

    /** Nothing was ever heard. */
    public static Reading unknown(String summary) {
        return new Reading(TrafficLight.GREY, summary, null);
    }

    /** This reading as seen at a moment: grey once its figures are older than they may be, since it is then unknown. */
    public Reading at(Instant now, Duration freshFor) {
        if (asOf == null || light == TrafficLight.GREY || !asOf.plus(freshFor).isBefore(now)) {
            return this;
        }
        long seconds = Duration.between(asOf, now).toSeconds();
        return new Reading(TrafficLight.GREY, "Nothing heard for " + seconds + " s", asOf);
    }
}
