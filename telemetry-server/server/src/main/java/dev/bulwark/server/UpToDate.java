package dev.bulwark.server;

import dev.bulwark.server.access.Permission;
import dev.bulwark.server.access.TenantRule;
import dev.bulwark.server.ingest.Ingest;
import dev.bulwark.server.selfwatch.OwnStatements;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;

/** Lets questions wait a moment for what was acknowledged before, so that they find it. */
final class UpToDate implements Handler {
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final Handler guard;
    private final OwnStatements watch;
    private final Ingest ingest;

    /**
     * @param guard asked first
     * @param watch told whom a request is answered to whose answer is narrowed to its caller's tenants
     */
    UpToDate(Handler guard, OwnStatements watch, Ingest ingest) {
        this.guard = guard;
        this.watch = watch;
        this.ingest = ingest;
    }

    @Override
    public void handle(Context context) throws Exception {
        guard.handle(context);
        if (context.routeRoles().contains(TenantRule.NARROWED)) {
            watch.begin(context);
        }
        if (!context.routeRoles().contains(Permission.INGEST)) {
            ingest.settle(AT_MOST);
        }
    }
}
