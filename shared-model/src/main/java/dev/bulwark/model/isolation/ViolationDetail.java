package dev.bulwark.model.isolation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.bulwark.model.activity.Activity;
import dev.bulwark.model.failures.FailedOperation;
import dev.bulwark.model.performance.SingleRequest;
import dev.bulwark.model.performance.SlowExecution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A violation with all that is known around it. On the wire its own fields stand beside the others.
 *
 * @param reason why it is one, in words
 * @param suggestion the statement as it should have been, proven confined; null when none can be offered
 * @param guidance what its type means and what to do
 * @param siblings other violations by the same statement, of the last 30 days
 * @param relatedRequests kept requests of the same request or trace, the newest first, as in the other lists
 */
public record ViolationDetail(
        @JsonUnwrapped Violation violation,
        String reason,
        @Nullable String suggestion,
        Guidance guidance,
        CheckedStatement.Siblings siblings,
        List<SingleRequest> relatedRequests,
        List<FailedOperation> relatedFailures,
        List<SlowExecution> relatedSlowQueries,
        List<Activity> relatedActivity) {
    public ViolationDetail {
        relatedRequests = List.copyOf(relatedRequests);
        relatedFailures = List.copyOf(relatedFailures);
        relatedSlowQueries = List.copyOf(relatedSlowQueries);
        relatedActivity = List.copyOf(relatedActivity);
    }
}
