package dev.bulwark.console.client;

import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.Page;
import dev.bulwark.model.health.SystemHealth;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The server's questions and answers for a signed-in person. Every call blocks: never on the user interface's thread. */
public interface TelemetryApi {
    /** @param at a past moment; null for the present */
    SystemHealth systemHealth(@Nullable Instant at) throws FailureException;

    /**
     * One page, newest first.
     *
     * @param filters the route's parameters by their names in the API
     * @param cursor of the page before, null for the first
     * @param limit 1 to 500
     */
    <T> Page<T> page(Listing<T> list, Map<String, String> filters, @Nullable String cursor, int limit)
            throws FailureException;

    /** What one of the other routes answers. */
    <T> T ask(Question<T> question) throws FailureException;

    <T> T get(Listing<T> list, UUID id) throws FailureException;

    /** Settles one; {@link Failure.Kind#CONFLICT} if somebody already did. */
    <T> T resolve(Listing<T> list, UUID id, String note) throws FailureException;

    /** Takes a settlement back; {@link Failure.Kind#CONFLICT} if it is open. */
    <T> T reopen(Listing<T> list, UUID id, String note) throws FailureException;

    BulkAnswer resolveAll(Listing<?> list, List<UUID> ids, String note) throws FailureException;
}
