package dev.bulwark.instrument.shipping;

import dev.bulwark.instrument.client.CleanText;
import dev.bulwark.model.isolation.IsolationPolicy;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of an attempt to deliver a batch. */
sealed interface Delivery {
    /** Characters. */
    int LONGEST_REASON = 200;

    /** Statuses of a server that wants to be asked again, whatever the batch; 507: its disk is full. */
    Set<Integer> BUSY = Set.of(408, 425, 429, 507);

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
     * @param why in a few words
     * @param status that of the answer; 0 when there was none
     * @param pause for how long the server asks to be left alone; zero when it says nothing
     */
    record NotNow(String why, int status, Duration pause) implements Delivery {
        /** As much of a reason as fits a line: it may quote whatever a server has sent. */
        static NotNow because(String why) {
            return new NotNow(line(why), 0, Duration.ZERO);
        }

        /** @param kind what the body is, as its sender says; null where that tells nothing */
        static NotNow answered(int status, @Nullable String kind, Duration pause) {
            return new NotNow(line("status " + status + (kind == null ? "" : ", " + kind)), status, pause);
        }

        private static String line(String why) {
            return CleanText.of(why.replaceAll("[\\s\\p{Cntrl}]+", " "), LONGEST_REASON);
        }

        /** What is known of the server by now: nothing more than what has answered, and how. */
        String words() {
            if (status == 0) {
                return "the telemetry server cannot be reached (" + why + ")";
            }
            if (isRefusedToken()) {
                return "the telemetry server refuses the token (" + why + ")";
            }
            return isServerError() || BUSY.contains(status)
                    ? "the telemetry server takes nothing just now (" + why + ")"
                    : "something else answers in place of the telemetry server (" + why + ")";
        }

        boolean isRefusedToken() {
            return status == 401 || status == 403;
        }

        boolean isServerError() {
            return status >= 500 && !BUSY.contains(status);
        }
    }

    /** The server will never take it. */
    record Refused(int status) implements Delivery {}
}
