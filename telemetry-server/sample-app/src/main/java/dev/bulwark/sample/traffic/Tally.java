package dev.bulwark.sample.traffic;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts answers by their kind. Thread-safe. */
final class Tally {
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    void count(int status) {
        if (status == TrafficListener.NO_ANSWER) {
            unanswered.increment();
        } else if (status < 400) {
            succeeded.increment();
        } else {
            (status < 500 ? refused : failed).increment();
        }
    }

    TrafficReport report(Duration duration) {
        return new TrafficReport(succeeded.sum(), refused.sum(), failed.sum(), unanswered.sum(), duration);
    }
}
