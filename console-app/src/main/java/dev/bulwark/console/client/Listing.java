package dev.bulwark.console.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.model.Page;
import dev.bulwark.model.activity.Activity;
import dev.bulwark.model.audit.AuditRecord;
import dev.bulwark.model.failures.FailedOperation;
import dev.bulwark.model.isolation.Violation;

/**
 * A list that the server keeps.
 *
 * @param path its route; that of one thing in it is below
 */
public record Listing<T>(String path, TypeReference<Page<T>> page, TypeReference<T> item) {
    public static final Listing<Violation> VIOLATIONS =
            new Listing<>("api/v1/admin/data-isolation/violations", new TypeReference<>() {}, new TypeReference<>() {});

    public static final Listing<FailedOperation> FAILURES =
            new Listing<>("api/v1/admin/failed-operations", new TypeReference<>() {}, new TypeReference<>() {});

    public static final Listing<Activity> ACTIVITY =
            new Listing<>("api/v1/admin/activity", new TypeReference<>() {}, new TypeReference<>() {});

    public static final Listing<AuditRecord> AUDIT =
            new Listing<>("api/system/audit-logs", new TypeReference<>() {}, new TypeReference<>() {});
}
