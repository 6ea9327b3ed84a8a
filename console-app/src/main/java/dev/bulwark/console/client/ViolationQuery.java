package dev.bulwark.console.client;

import dev.bulwark.model.Severity;
import dev.bulwark.model.isolation.ViolationType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which violations are asked for; null means any.
 *
 * @param text occurs somewhere in the violation; empty for any
 * @param tenant exactly this tenant; empty for any
 * @param from not before this moment
 * @param to before this moment
 */
public record ViolationQuery(
        String text,
        String tenant,
        @Nullable ViolationType type,
        @Nullable Severity severity,
        @Nullable Boolean resolved,
        @Nullable Boolean blocked,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** All there are. */
    public static final ViolationQuery ALL = new ViolationQuery("", "", null, null, null, null, null, null);

    /** All that nobody settled yet. */
    public static final ViolationQuery OPEN = ALL.withResolved(false);

    public ViolationQuery withText(String wanted) {
        return new ViolationQuery(wanted, tenant, type, severity, resolved, blocked, from, to);
    }

    public ViolationQuery withTenant(String wanted) {
        return new ViolationQuery(text, wanted, type, severity, resolved, blocked, from, to);
    }

    public ViolationQuery withType(@Nullable ViolationType wanted) {
        return new ViolationQuery(text, tenant, wanted, severity, resolved, blocked, from, to);
    }

    public ViolationQuery withSeverity(@Nullable Severity wanted) {
        return new ViolationQuery(text, tenant, type, wanted, resolved, blocked, from, to);
    }

    public ViolationQuery withResolved(@Nullable Boolean wanted) {
        return new ViolationQuery(text, tenant, type, severity, wanted, blocked, from, to);
    }

    public ViolationQuery withBlocked(@Nullable Boolean wanted) {
        return new ViolationQuery(text, tenant, type, severity, resolved, wanted, from, to);
    }

    public ViolationQuery between(@Nullable Instant first, @Nullable Instant end) {
        return new ViolationQuery(text, tenant, type, severity, resolved, blocked, first, end);
    }
}
