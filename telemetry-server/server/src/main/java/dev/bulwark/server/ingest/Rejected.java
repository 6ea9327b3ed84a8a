package dev.bulwark.server.ingest;

import dev.bulwark.model.ingest.Rejection;
import java.util.List;

/**
 * How many events of a batch were not taken.
 *
 * @param unfit those that cannot be stored
 * @param shed those for which there was no room
 */
public record Rejected(int unfit, int shed) {
    static final Rejected NONE = new Rejected(0, 0);

    static Rejected of(List<Rejection> rejected) {
        int shed = Shedding.among(rejected);
        return new Rejected(rejected.size() - shed, shed);
    }

    Rejected plus(Rejected more) {
        return new Rejected(unfit + more.unfit, shed + more.shed);
    }
}
