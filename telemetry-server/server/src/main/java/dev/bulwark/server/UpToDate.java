package dev.bulwark.server;

import dev.bulwark.server.access.Permission;
import dev.bulwark.server.ingest.Ingest;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;

/** Lets questions wait a moment for what was acknowledged before, so that they find it. */
final class UpToDate implements Handler {
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final Handler guard;
    private final Ingest ingest;

    /** @param guard asked first */
    UpToDate(Handler guard, Ingest ingest) {
        this.guard = guard;
        this.ingest = ingest;
    }

    @Override
    public void handle(Context context) throws Exception {
        guard.handle(context);
        if (!context.routeRoles().contains(Permission.INGEST)) {
            ingest.settle(AT_MOST);
        }
    }
}
