package dev.bulwark.instrument.context;

import dev.bulwark.instrument.Caller;
import dev.bulwark.model.IdGenerator;
import dev.bulwark.model.ingest.EventHeader;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the headers of events. Thread-safe. */
public final class EventHeaders {
    private final Clock clock;
    private final IdGenerator ids;

    public EventHeaders(Clock clock, IdGenerator ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** By which events are dated. */
    public Clock clock() {
        return clock;
    }

    public UUID newId() {
        return ids.next();
    }

    public Instant now() {
        return clock.instant();
    }

    /** A header of something that happens now and belongs to no request. */
    public EventHeader ofApplication() {
        return EventHeader.of(ids.next(), clock.instant());
    }

    /** A header of what was counted for an endpoint and a tenant. */
    public EventHeader ofSeries(@Nullable String endpoint, @Nullable String tenant) {
        return new EventHeader(ids.next(), clock.instant(), tenant, null, endpoint, null, null);
    }

    /** A header of something that happens now, with what is known of the request it belongs to. */
    public EventHeader of(@Nullable RequestContext request) {
        return request == null ? ofApplication() : of(ids.next(), clock.instant(), request);
    }

    /** A header with what is known of a request by now. */
    public EventHeader of(UUID id, Instant at, RequestContext request) {
        Caller caller = request.knownCaller();
        RequestIdentity identity = request.identity();
        return new EventHeader(
                id, at, caller.tenant(), caller.user(), request.endpoint(), identity.traceId(), identity.requestId());
    }
}
