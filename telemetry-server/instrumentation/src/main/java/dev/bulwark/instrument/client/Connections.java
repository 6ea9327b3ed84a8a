package dev.bulwark.instrument.client;

import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.context.RequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Live connections of users, such as WebSockets and event streams, and the sessions that they take part in, such as
 * meetings. What is open is told by kind, tenant and session; where there are very many, sessions and then kinds are counted
 * together. Thread-safe.
 */
public final class Connections {
    private final Reporter reporter;
    private final LiveTallies tallies;

    Connections(Reporter reporter, LiveTallies tallies) {
        this.reporter = reporter;
        this.tallies = tallies;
    }

    /** A connection was opened, by the caller of the running request. */
    public LiveConnection open(String kind) {
        return open(kind, null);
    }

    /**
     * A connection to a session was opened, by the caller of the running request.
     *
     * @param kind such as {@code websocket} or {@code sse}
     * @param session what its users share, such as {@code meeting 17}; null for none
     */
    public LiveConnection open(String kind, @Nullable String session) {
        RequestContext request = reporter.request();
        return open(kind, session, request == null ? null : request.knownCaller());
    }

    /** A connection to a session was opened by a caller, where no request runs any more, as in a WebSocket's handler. */
    public LiveConnection open(String kind, @Nullable String session, @Nullable Caller caller) {
        LiveTallies.Tally[] tally = new LiveTallies.Tally[1];
        String tenant = caller == null ? null : caller.tenant();
        reporter.guarded("counting a connection", () -> tally[0] = tallies.open(kind, tenant, session));
        return new LiveConnection(reporter, tally[0], kind);
    }
}
