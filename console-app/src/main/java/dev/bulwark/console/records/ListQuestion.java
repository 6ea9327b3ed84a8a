package dev.bulwark.console.records;

import dev.bulwark.console.scope.Scope;
import dev.bulwark.console.scope.TimeRange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked for, apart from where a range that moves with the clock begins just now.
 *
 * @param filters by their names in the API, the tenant among them
 */
record ListQuestion(
        Map<String, String> filters,
        TimeRange range,
        @Nullable Instant pinned) {

    static ListQuestion of(Filter filter, Scope scope) {
        Map<String, String> filters = new LinkedHashMap<>(filter.parameters());
        if (!scope.tenantName().isEmpty()) {
            filters.put("tenant", scope.tenantName());
        }
        return new ListQuestion(filters, scope.range().get(), scope.pinned().get());
    }

    /** As it is asked now. */
    Map<String, String> parameters(Scope scope) {
        Map<String, String> parameters = new LinkedHashMap<>(filters);
        parameters.putAll(scope.timeParameters());
        return parameters;
    }
}
