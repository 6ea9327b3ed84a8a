package dev.bulwark.console.health;

import dev.bulwark.console.health.TileViewModel.TileFace;
import dev.bulwark.model.health.SystemHealth;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One thing that the overview watches over.
 *
 * @param id names its tile in the scene graph
 * @param face what its tile says of a state of the system
 * @param known whether a state of the system says anything of it
 * @param figure the figure that its trend is about
 */
record TileKind(
        String id,
        String title,
        Function<SystemHealth, TileFace> face,
        Function<SystemHealth, Boolean> known,
        ToDoubleFunction<SystemHealth> figure) {

    TileFace face(SystemHealth health) {
        return face.apply(health);
    }

    /** The figure that its trend is about; empty while it is not known. */
    OptionalDouble measure(SystemHealth health) {
        return known.apply(health) ? OptionalDouble.of(figure.applyAsDouble(health)) : OptionalDouble.empty();
    }

    /** In the order of the tiles. */
    static List<TileKind> all() {
        return List.of(
                new TileKind(
                        "apiTile",
                        "API",
                        health -> TileFaces.api(health.api()),
                        health -> health.api().requestsLastHour() > 0,
                        health -> health.api().requestsLastHour()),
                new TileKind(
                        "databaseTile",
                        "Database",
                        health -> TileFaces.database(health.database()),
                        health -> health.database().max() > 0,
                        health -> health.database().active()),
                new TileKind(
                        "connectionsTile",
                        "Live connections",
                        health -> TileFaces.connections(health.connections()),
                        health -> health.connections().reading().asOf() != null,
                        health -> health.connections().open()),
                new TileKind(
                        "servicesTile",
                        "External services",
                        health -> TileFaces.services(health.services()),
                        health -> !health.services().services().isEmpty(),
                        health -> TileFaces.failedCalls(health.services())),
                new TileKind(
                        "instancesTile",
                        "Resources",
                        TileFaces::resources,
                        health -> !health.instances().isEmpty(),
                        health -> TileFaces.heapUsed(health.instances())),
                new TileKind(
                        "isolationTile",
                        "Data isolation",
                        health -> TileFaces.isolation(health.isolation()),
                        health -> true,
                        health -> health.isolation().stats().unresolved()),
                new TileKind(
                        "failuresTile",
                        "Failed operations",
                        TileFaces::failures,
                        health -> true,
                        SystemHealth::unresolvedFailures),
                new TileKind(
                        "activityTile",
                        "User activity",
                        TileFaces::activity,
                        health -> health.activitiesLastHour() > 0,
                        SystemHealth::activitiesLastHour));
    }
}
