package dev.bulwark.model.performance;

import dev.bulwark.model.Page;
import java.util.List;

/**
 * A slow statement with its executions.
 *
 * @param advice the recommendations in words, in their order
 */
public record SlowStatementDetail(SlowStatement statement, List<String> advice, Page<SlowExecution> executions) {
    public SlowStatementDetail {
        advice = List.copyOf(advice);
    }
}
