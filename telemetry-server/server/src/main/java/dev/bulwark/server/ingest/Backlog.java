package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.TelemetryEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What waits for the store, and whether more may wait. Nobody may hold more than is left for all others: one application gets
 * half of the room at most, two get a third each, and somebody who comes new always finds some. A tenant may hold half of
 * that, so that it does not fill the part of its application. Thread-safe.
 */
final class Backlog {
    private static final String NO_TENANT = "";

    /** Beyond it, tenants share one account. */
    private static final int MOST_TENANTS = 10_000;

    private final long room;
    private final Map<String, Long> byApp = new HashMap<>();
    private final Map<Tenant, Long> byTenant = new HashMap<>();
    private long bytes;

    /** @param room bytes that may wait */
    Backlog(long room) {
        this.room = room;
    }

    private record Tenant(String app, String name) {}

    synchronized long bytes() {
        return bytes;
    }

    /** Adds a batch if there is room for it, and returns whether there was. */
    synchronized boolean offer(ReceivedBatch batch, long size) {
        long free = room - bytes - size;
        boolean fits = byApp.getOrDefault(batch.source().app(), 0L) <= free && mostOfItFits(batch, free / 2);
        if (fits) {
            add(batch, size);
        }
        return fits;
    }

    /** Adds a batch for which there must be room. */
    synchronized void add(ReceivedBatch batch, long size) {
        count(batch, size);
    }

    /** Takes a batch out that is in the store now, or will never be. */
    synchronized void remove(ReceivedBatch batch, long size) {
        count(batch, -size);
    }

    /** A batch is taken in or refused as a whole: those decide to whom most of it belongs. */
    private boolean mostOfItFits(ReceivedBatch batch, long share) {
        long over = 0;
        for (Map.Entry<Tenant, Integer> tenant : tenantsOf(batch).entrySet()) {
            over += byTenant.getOrDefault(tenant.getKey(), 0L) > share ? tenant.getValue() : 0;
        }
        return over * 2 <= batch.events().size();
    }

    private void count(ReceivedBatch batch, long size) {
        bytes += size;
        add(byApp, batch.source().app(), size);
        int events = Math.max(1, batch.events().size());
        tenantsOf(batch).forEach((tenant, count) -> add(byTenant, tenant, size * count / events));
    }

    private Map<Tenant, Integer> tenantsOf(ReceivedBatch batch) {
        Map<Tenant, Integer> tenants = new HashMap<>();
        for (TelemetryEvent event : batch.events()) {
            String name = Objects.requireNonNullElse(event.header().tenant(), NO_TENANT);
            Tenant tenant = new Tenant(batch.source().app(), name);
            boolean known = byTenant.size() < MOST_TENANTS || byTenant.containsKey(tenant);
            tenants.merge(known ? tenant : new Tenant(batch.source().app(), NO_TENANT), 1, Integer::sum);
        }
        return tenants;
    }

    private static <K> void add(Map<K, Long> sums, K key, long size) {
        long sum = sums.getOrDefault(key, 0L) + size;
        if (sum > 0) {
            sums.put(key, sum);
        } else {
            sums.remove(key);
        }
    }
}
