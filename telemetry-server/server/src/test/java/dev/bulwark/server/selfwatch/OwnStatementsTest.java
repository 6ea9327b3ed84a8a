package dev.bulwark.server.selfwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.isolation.VerdictKind;
import dev.bulwark.server.TestStore;
import dev.bulwark.server.store.Conditions;
import dev.bulwark.server.store.Database;
import dev.bulwark.server.store.TenantScope;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge over the server's own reads. */
@Tag("store")
class OwnStatementsTest {
    private static final TenantScope TWO = TenantScope.of(List.of("t-1", "t-2"));

    private Database database;
    private OwnStatements watch;

    @BeforeEach
    void open(@TempDir Path data) {
        database = Database.open(TestStore.of(data), data);
        watch = new OwnStatements(database.jdbi());
        database.jdbi().setSqlLogger(watch);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatIsHeldToTheCallersTenantsIsConfinedAndWhatIsNotIsCountedAsWhatItIs() {
        watch.begin(TWO);
        read(new Conditions(TWO).and("severity = :severity", "severity", "high"));
        read(new Conditions(TenantScope.of(List.of("t-2"))));
        read(new Conditions(TenantScope.of(List.of("t-3"))));
        read(new Conditions(TenantScope.ALL));
        database.jdbi()
                .useHandle(handle -> handle.createQuery("SELECT name FROM users")
                        .mapTo(String.class)
                        .list());

        assertThat(verdicts())
                .isEqualTo(Map.of(
                        VerdictKind.CONFINED, 2L,
                        VerdictKind.WRONG_TENANT, 1L,
                        VerdictKind.MISSING_FILTER, 1L,
                        VerdictKind.NO_TENANT_DATA, 1L));
    }

    @Test
    void whatIsReadForThoseWhoMaySeeAllAndForNobodyIsNotJudged() {
        watch.begin(TenantScope.ALL);
        read(new Conditions(TenantScope.ALL));
        watch.begin(TWO);
        watch.end();
        read(new Conditions(TenantScope.ALL));

        assertThat(verdicts()).isEmpty();
    }

    private void read(Conditions conditions) {
        database.jdbi()
                .useHandle(handle -> conditions
                        .bindTo(handle.createQuery("SELECT id FROM data_isolation_violations" + conditions.where()))
                        .mapTo(String.class)
                        .list());
    }

    private Map<VerdictKind, Long> verdicts() {
        Map<VerdictKind, Long> counted = new EnumMap<>(VerdictKind.class);
        Arrays.stream(VerdictKind.values())
                .filter(kind -> watch.count(kind) > 0)
                .forEach(kind -> counted.put(kind, watch.count(kind)));
        return counted;
    }
}
