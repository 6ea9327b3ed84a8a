package dev.bulwark.instrument.client;

import dev.bulwark.instrument.context.RequestContext;
import dev.bulwark.instrument.context.RequestIdentity;
import dev.bulwark.model.ingest.AuditEvent;
import dev.bulwark.model.ingest.AuditSeverity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit log: what was done, to what, with the values before and after. Who did it, from where and within
 * which request is known. Making an entry throws nothing; it answers whether the entry is on its way. Immutable.
 *
 * <pre>{@code
 * bulwark.audit("role changed").on("user", id).change(Map.of("role", "member"), Map.of("role", "admin")).success();
 * }</pre>
 */
public final class AuditEntry {
    private final Reporter reporter;
    private final @Nullable String action;
    private final @Nullable String description;
    private final @Nullable String entityType;
    private final @Nullable String entityId;
    private final @Nullable Map<String, ?> before;
    private final @Nullable Map<String, ?> after;

    AuditEntry(Reporter reporter, @Nullable String action) {
        this(reporter, action, null, null, null, null, null);
    }

    private AuditEntry(
            Reporter reporter,
            @Nullable String action,
            @Nullable String description,
            @Nullable String entityType,
            @Nullable String entityId,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after) {
        this.reporter = reporter;
        this.action = action;
        this.description = description;
        this.entityType = entityType;
        this.entityId = entityId;
        this.before = before;
        this.after = after;
    }

    /** The same about an entity. */
    public AuditEntry on(@Nullable String type, @Nullable String id) {
        return new AuditEntry(reporter, action, description, type, id, before, after);
    }

    /** The same with words for whoever reads it. */
    public AuditEntry description(@Nullable String words) {
        return new AuditEntry(reporter, action, words, entityType, entityId, before, after);
    }

    /** The same with values before and after; null stands for none, as before a creation. No secrets. */
    public AuditEntry change(@Nullable Map<String, ?> from, @Nullable Map<String, ?> to) {
        return new AuditEntry(reporter, action, description, entityType, entityId, from, to);
    }

    /** It was done. */
    public boolean success() {
        return made(AuditSeverity.INFO, null);
    }

    /** It was done, and somebody should have a look at it. */
    public boolean warning() {
        return made(AuditSeverity.WARNING, null);
    }

    /** It was tried and failed or was refused; the error is null when nothing was thrown. */
    public boolean error(@Nullable Throwable error) {
        return made(AuditSeverity.ERROR, error);
    }

    /** It calls for somebody at once; the error is null when nothing was thrown. */
    public boolean critical(@Nullable Throwable error) {
        return made(AuditSeverity.CRITICAL, error);
    }

    private boolean made(AuditSeverity severity, @Nullable Throwable error) {
        RequestContext request = reporter.request();
        RequestIdentity identity = request == null ? RequestIdentity.NONE : request.identity();
        return reporter.audit(
                "making an audit entry",
                (header, copies) -> new AuditEvent(
                        header,
                        copies.name(action),
                        severity,
                        copies.text(description),
                        copies.text(entityType),
                        copies.text(entityId),
                        copies.values(before),
                        copies.values(after),
                        copies.messageOf(error),
                        copies.stackOf(error),
                        copies.text(identity.ipAddress()),
                        copies.text(identity.userAgent())));
    }
}
