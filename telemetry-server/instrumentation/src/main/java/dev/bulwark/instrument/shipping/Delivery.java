package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.client.CleanText;
import dev.bulwark.model.isolation.IsolationPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of an attempt to deliver a batch. */
sealed interface Delivery {
    /** Characters. */
    int LONGEST_REASON = 200;

    /**
     * The server has it.
     *
     * @param rejected how many of its events the server did not take
     * @param policy what it says about unsafe statements
     */
    record Accepted(int rejected, @Nullable IsolationPolicy policy) implements Delivery {}

    /**
     * It may be tried again later.
     *
     * @param status that of the answer; 0 when there was none of a telemetry server
     * @param pause for how long the server asks to be left alone; zero when it says nothing
     */
    record NotNow(String why, int status, Duration pause) implements Delivery {
        /** As much of a reason as fits a line: it may quote whatever a server has sent. */
        static NotNow because(String why) {
            String line = why.replaceAll("[\\s\\p{Cntrl}]+", " ");
            return new NotNow(CleanText.of(line, LONGEST_REASON), 0, Duration.ZERO);
        }

        static NotNow answered(int status, Duration pause) {
            return new NotNow("status " + status, status, pause);
        }

        boolean isRefusedToken() {
            return status == 401 || status == 403;
        }

        boolean isServerError() {
            return status >= 500;
        }
    }

    /** The server will never take it. */
    record Refused(int status) implements Delivery {}
}
