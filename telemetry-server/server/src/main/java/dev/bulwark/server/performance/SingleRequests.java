package dev.bulwark.server.performance;

import dev.bulwark.model.performance.SingleRequest;
import dev.bulwark.server.store.EventList;
import dev.bulwark.server.store.Position;
import org.jdbi.v3.core.Jdbi;

/** Requests that were kept by themselves. */
public final class SingleRequests {
    private static final long SHORT = 500;

    private SingleRequests() {}

    public static EventList<SingleRequest> in(Jdbi jdbi) {
        return new EventList<>(
                jdbi,
                "request_log",
                new SingleRequestRow(),
                request -> SHORT,
                request -> new Position(request.createdAt(), request.id()));
    }
}
