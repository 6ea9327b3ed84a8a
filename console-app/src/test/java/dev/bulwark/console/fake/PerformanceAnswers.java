package dev.bulwark.console.fake;

import dev.bulwark.model.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the fake server says of speed. */
final class PerformanceAnswers {
    private static final String ENDPOINTS = "/api/v1/admin/api-performance";
    private static final String STATEMENTS = "/api/v1/admin/slow-queries";

    private volatile boolean busy;

    /** From now on there was traffic. */
    void trafficCame() {
        busy = true;
    }

    /** The answer on a route; empty for routes about something else. */
    Optional<Object> answer(String path, Instant now) {
        if (path.equals(ENDPOINTS)) {
            return Optional.of(page(busy ? SamplePerformance.endpoints() : List.of()));
        }
        if (path.equals(ENDPOINTS + "/regressions")) {
            return Optional.of(page(busy ? SamplePerformance.regressions(now) : List.of()));
        }
        if (path.startsWith(ENDPOINTS)) {
            return Optional.of(SamplePerformance.endpoint(path.substring(ENDPOINTS.length() + 1), now));
        }
        if (path.equals(STATEMENTS)) {
            return Optional.of(page(busy ? SamplePerformance.statements(now) : List.of()));
        }
        return path.startsWith(STATEMENTS)
                ? Optional.of(SamplePerformance.statement(path.substring(STATEMENTS.length() + 1), now))
                : Optional.empty();
    }

    private static <T> Page<T> page(List<T> items) {
        return new Page<>(items, null);
    }
}
