package dev.bulwark.sample.todos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.sample.database.Database;
import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.defects.Defect;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.world.Team;
import dev.bulwark.sample.world.World;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

final class TodoRepositoryTest {
    private final AtomicInteger statements = new AtomicInteger();

    @Test
    void theSameListTakesOneStatementOrOneMoreForEveryRow() throws SQLException {
        try (Database database = Database.open()) {
            Team team =
                    World.create(database.pool(), Clock.systemUTC(), 1).teams().get(0);
            Sql sql = new Sql(counting(database.pool()));

            List<TodoRepository.Todo> joined =
                    new TodoRepository(sql, Defects.NONE).open(team.organizationId(), team.id());
            assertThat(statements.getAndSet(0)).isEqualTo(1);

            List<TodoRepository.Todo> oneByOne =
                    new TodoRepository(sql, Defects.of(Defect.N_PLUS_ONE)).open(team.organizationId(), team.id());
            assertThat(statements.get()).isEqualTo(1 + oneByOne.size());
            assertThat(oneByOne).hasSizeGreaterThan(20).isEqualTo(joined);
        }
    }

    /** Every statement takes a connection of its own. */
    private DataSource counting(DataSource pool) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    statements.incrementAndGet();
                    return method.invoke(pool, arguments);
                });
    }
}
