package dev.bulwark.server.http;

import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.TenantScope;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every list of events can be filtered by, besides what is its own. */
public final class EventFilters {
    private static final List<String> COMMON = List.of("tenant", "user", "app", "from", "to", "q", "limit", "cursor");

    private EventFilters() {}

    /** What a list understands: page, common filters and its own. */
    public static Set<String> parameters(String... own) {
        return Stream.concat(COMMON.stream(), Arrays.stream(own)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The conditions of the common filters, for rows of the scope.
     *
     * @param searched the columns that {@code q} looks for a piece of text in, in any case
     */
    public static Conditions conditions(TenantScope scope, QueryParameters query, List<String> searched) {
        return new Conditions(scope)
                .and("tenant = :tenant", "tenant", query.text("tenant"))
                .and("user_id = :user", "user", query.text("user"))
                .and("app = :app", "app", query.text("app"))
                .and("created_at >= :from", "from", query.time("from"))
                .and("created_at < :to", "to", query.time("to"))
                .andAnyContains(searched, "q", query.text("q"));
    }

    /** Of what somebody settles: only what is settled, or only what is open, if that was asked. */
    public static Conditions resolved(Conditions conditions, QueryParameters query) {
        Boolean resolved = query.flag("resolved");
        return resolved == null
                ? conditions
                : conditions.and(resolved ? "resolved_at IS NOT NULL" : "resolved_at IS NULL");
    }
}
