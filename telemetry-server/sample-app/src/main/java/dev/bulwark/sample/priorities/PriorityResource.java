package dev.bulwark.sample.priorities;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.http.Call;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Route;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The priorities of a quarter with their milestones. */
public final class PriorityResource implements Resource {
    private final PriorityRepository priorities;
    private final Clock clock;

    public PriorityResource(Sql sql, Defects defects, Clock clock) {
        this.priorities = new PriorityRepository(sql, defects);
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/priorities", this::list));
    }

    private Object list(Call call) {
        Quarter quarter = call.query("quarter").map(Quarter::new).orElseGet(() -> Quarter.of(LocalDate.now(clock)));
        return priorities.list(call.session().organizationId(), quarter);
    }
}
