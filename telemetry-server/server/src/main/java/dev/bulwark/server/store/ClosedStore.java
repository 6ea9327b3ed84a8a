package dev.bulwark.server.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Gives up connections to an embedded store that closed itself, as H2 does when it cannot write its file: the pool would take
 * them for alive for ever. The next connection opens the store again.
 */
final class ClosedStore implements SQLExceptionOverride {
    /** H2: connection broken, database closed, called while it closes. */
    private static final Set<Integer> CLOSED = Set.of(90_067, 90_098, 90_121);

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return CLOSED.contains(failure.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
