package dev.bulwark.sample.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.sample.database.Database;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.world.World;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class TrafficPlanTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-18T10:00:00Z"), ZoneOffset.UTC);

    private static World world;

    @BeforeAll
    static void makeWorld() throws SQLException {
        world = makeWorld(7);
    }

    @Test
    void theSameSeedMakesTheSameWorldAndTheSameRequests() throws SQLException {
        World again = makeWorld(7);

        assertThat(again).isEqualTo(world);
        assertThat(lines(again, 7, 5_000)).isEqualTo(lines(world, 7, 5_000));
    }

    @Test
    void anotherSeedMakesOtherRequests() {
        assertThat(lines(world, 8, 200)).isNotEqualTo(lines(world, 7, 200));
    }

    @Test
    void theTimeLineNeverRunsBackwards() {
        List<Step> steps = steps(world, 7, 5_000);

        assertThat(steps).isSortedAccordingTo((one, other) -> Double.compare(one.second(), other.second()));
    }

    @Test
    void everyOrganizationAndEveryKindOfPageIsVisitedSoon() {
        List<Step> steps = steps(world, 7, 5_000);
        Map<String, Long> visits = steps.stream()
                .collect(Collectors.groupingBy(step -> template(step.request()), TreeMap::new, Collectors.counting()));

        assertThat(steps.stream().map(step -> step.user().organizationId()).distinct())
                .hasSize(8);
        assertThat(visits).hasSize(30);
        assertThat(visits.values()).allMatch(count -> count >= 5);
    }

    @Test
    void whoIsNotSignedInSendsNothingElse() {
        Map<String, List<String>> byUser = steps(world, 7, 5_000).stream()
                .collect(Collectors.groupingBy(
                        step -> step.user().userId(),
                        Collectors.mapping(step -> template(step.request()), Collectors.toList())));

        assertThat(byUser.values()).allSatisfy(templates -> {
            assertThat(templates.get(0)).isEqualTo("POST /api/sign-in");
            for (int i = 1; i < templates.size(); i++) {
                if (templates.get(i - 1).equals("POST /api/sign-out")) {
                    assertThat(templates.get(i)).isEqualTo("POST /api/sign-in");
                }
            }
        });
    }

    private static List<String> lines(World world, long seed, int count) {
        return steps(world, seed, count).stream()
                .map(step -> step.user().userId() + " " + step.line())
                .toList();
    }

    private static List<Step> steps(World world, long seed, int count) {
        TrafficPlan plan = new TrafficPlan(world, Defects.ALL, seed);
        return Stream.generate(plan::next).limit(count).toList();
    }

    private static String template(Request request) {
        String path = request.path().replaceFirst("\\?.*", "").replaceFirst("/[0-9a-f-]{36}", "/{id}");
        return request.method() + " " + path;
    }

    private static World makeWorld(long seed) throws SQLException {
        try (Database database = Database.open()) {
            return World.create(database.pool(), CLOCK, seed);
        }
    }
}
