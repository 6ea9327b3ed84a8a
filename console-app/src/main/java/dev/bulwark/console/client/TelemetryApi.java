package dev.bulwark.console.client;

import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.Page;
import dev.bulwark.model.health.SystemHealth;
import dev.bulwark.model.isolation.Violation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The server's questions and answers for a signed-in person. Every call blocks: never on the user interface's thread. */
public interface TelemetryApi {
    /** @param at a past moment; null for the present */
    SystemHealth systemHealth(@Nullable Instant at) throws FailureException;

    /**
     * One page, newest first.
     *
     * @param cursor of the page before, null for the first
     * @param limit 1 to 500
     */
    Page<Violation> violations(ViolationQuery query, @Nullable String cursor, int limit) throws FailureException;

    Violation violation(UUID id) throws FailureException;

    /** Settles a violation; {@link Failure.Kind#CONFLICT} if somebody already did. */
    Violation resolve(UUID id, String note) throws FailureException;

    /** Takes a settlement back; {@link Failure.Kind#CONFLICT} if it is open. */
    Violation reopen(UUID id, String note) throws FailureException;

    BulkAnswer resolveAll(List<UUID> ids, String note) throws FailureException;
}
