package dev.bulwark.sample.blueprint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.http.ApiException;
import dev.bulwark.sample.http.Call;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** The blueprint and the core values. The blueprint is on every leader's first page and rarely changes: it is cached. */
public final class BlueprintResource implements Resource {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final long MAX_CACHED = 500;

    private final BlueprintRepository blueprints;
    private final Defects defects;
    private final Clock clock;
    private final Cache<String, BlueprintRepository.Blueprint> cache = Caffeine.newBuilder()
            .expireAfterWrite(FRESH)
            .maximumSize(MAX_CACHED)
            .build();

    public BlueprintResource(Sql sql, Defects defects, Clock clock) {
        this.blueprints = new BlueprintRepository(sql);
        this.defects = defects;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/blueprint", this::blueprint), Route.get("/api/core-values", this::coreValues));
    }

    private Object blueprint(Call call) {
        String organizationId = call.session().organizationId();
        int fiscalYear = LocalDate.now(clock).getYear();
        return cache.get(
                cacheKey(organizationId, fiscalYear),
                key -> blueprints
                        .find(organizationId, fiscalYear)
                        .orElseThrow(() -> ApiException.notFound("blueprint")));
    }

    /**
     * With {@link Defect#SHARED_CACHE} the key is the one from the days when every customer had an installation of their
     * own; nobody looked at it again when the customers moved together.
     */
    private String cacheKey(String organizationId, int fiscalYear) {
        return defects.has(Defect.SHARED_CACHE) ? "blueprint-" + fiscalYear : organizationId + "-" + fiscalYear;
    }

    private Object coreValues(Call call) {
        return blueprints.coreValues(call.session().organizationId());
    }
}
