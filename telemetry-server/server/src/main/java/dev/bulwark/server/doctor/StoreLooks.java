package dev.bulwark.server.doctor;

import dev.bulwark.server.store.StoreExamination;
import dev.bulwark.server.store.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks into the store. */
final class StoreLooks {
    private static final Duration APART = Duration.ofSeconds(5);

    private final StoreSettings settings;
    private final Path data;
    private final boolean running;
    private final Clock clock;

    /** @param running whether a server has the data directory open */
    StoreLooks(StoreSettings settings, Path data, boolean running, Clock clock) {
        this.settings = settings;
        this.data = data;
        this.running = running;
        this.clock = clock;
    }

    Finding store() {
        if (running && settings.embedded()) {
            return Finding.ok("store", "in use by the running server; its health tells how it is");
        }
        StoreExamination found = StoreExamination.of(settings, data);
        String what = found.product() + ", schema " + found.schema();
        if (found.product().isEmpty()) {
            return Finding.ok("store", "there is none yet; the first start makes it");
        }
        if (found.ahead()) {
            return Finding.fail("store", what + " is of a later version; run that, or restore an older backup");
        }
        if (!found.mayCreate()) {
            return Finding.fail("store", what + ": the user may not make tables; make it the owner of the database");
        }
        if (isApart(found)) {
            return Finding.warn("store", what + ": its clock says " + found.now() + "; let both machines set theirs");
        }
        return found.pending() > 0
                ? Finding.ok(
                        "store", what + "; the next start changes it in " + found.pending() + " steps, back up first")
                : Finding.ok("store", what);
    }

    private boolean isApart(StoreExamination found) {
        java.time.@Nullable Instant now = found.now();
        return now != null && Duration.between(now, clock.instant()).abs().compareTo(APART) > 0;
    }
}
