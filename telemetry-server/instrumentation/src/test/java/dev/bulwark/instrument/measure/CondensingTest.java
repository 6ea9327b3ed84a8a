package dev.bulwark.instrument.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.example.todo.TodoList;
import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.Condensing;
import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.model.ingest.RepeatedStatementEvent;
import dev.bulwark.model.ingest.RequestEvent;
import dev.bulwark.model.ingest.RequestReason;
import dev.bulwark.model.ingest.RequestSummaryEvent;
import dev.bulwark.model.ingest.StatementSummaryEvent;
import dev.bulwark.model.isolation.VerdictKind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted, and what is told one by one, of requests and statements in a real container and database. */
class CondensingTest {
    @TempDir
    Path folder;

    private MonitoredApp app;
    private TodoList todos;

    @AfterEach
    void stop() {
        if (app != null) {
            app.close();
        }
    }

    @Test
    void everyStatementIsCountedByEndpointTenantAndVerdict() throws Exception {
        start(settings -> settings.withSampling(0, Set.of()));
        for (int i = 0; i < 7; i++) {
            app.within("7", () -> todos.readOne(7, 1));
        }
        app.within("8", () -> todos.readOne(7, 1));
        app.bulwark().runAs(new Caller("7", null), () -> {
            todos.readOne(7, 2);
            return null;
        });
        awaitStatements(9);
        assertThat(count("GET /watched/work/{id}", "7", VerdictKind.CONFINED)).isEqualTo(7);
        assertThat(count("GET /watched/work/{id}", "8", VerdictKind.WRONG_TENANT))
                .isEqualTo(1);
        assertThat(count(null, "7", VerdictKind.CONFINED)).isEqualTo(1);
        assertThat(summaries().stream()
                        .mapToLong(StatementSummaryEvent::wouldBlock)
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void theTextOfAStatementIsToldOnce() throws Exception {
        start(settings -> settings.withSampling(0, Set.of()));
        app.within("7", () -> todos.readOne(7, 1));
        awaitStatements(1);
        app.within("7", () -> todos.readOne(7, 1));
        awaitStatements(2);
        assertThat(summaries().stream().map(StatementSummaryEvent::queryText).filter(Objects::nonNull))
                .singleElement()
                .asString()
                .containsIgnoringCase("from todos");
    }

    @Test
    void everyExecutionOfABatchIsCountedAndABatchIsNoRepetition() throws Exception {
        start(settings -> settings.withSampling(0, Set.of("7")));
        app.within("7", () -> {
            todos.addAll(7, 500);
            todos.runAll(
                    "DELETE FROM todos WHERE organization_id = 7 AND id = 1",
                    "DELETE FROM todos WHERE organization_id = 7 AND id = 2",
                    "DELETE FROM todos WHERE id = 3",
                    "UPDATE todos SET title = 'x' WHERE organization_id = 7");
        });
        awaitStatements(504);
        assertThat(count("GET /watched/work/{id}", "7", VerdictKind.CONFINED)).isEqualTo(503);
        assertThat(count("GET /watched/work/{id}", "7", VerdictKind.MISSING_FILTER))
                .isEqualTo(1);
        assertThat(summaries().stream()
                        .mapToLong(StatementSummaryEvent::wouldBlock)
                        .sum())
                .isEqualTo(1);
        assertThat(app.await(RequestEvent.class, 1).get(0).statements()).isEqualTo(504);
        assertThat(app.ingest().events(RepeatedStatementEvent.class)).isEmpty();
    }

    @Test
    void aBatchThatIsRunAgainAndAgainIsARepetition() throws Exception {
        start(settings -> settings);
        app.within("7", () -> {
            for (int i = 0; i < 12; i++) {
                todos.addAll(7, 3);
            }
        });
        RepeatedStatementEvent repeated =
                app.await(RepeatedStatementEvent.class, 1).get(0);
        assertThat(repeated.count()).isEqualTo(12);
        awaitStatements(36);
    }

    @Test
    void failedStatementsCountAsErrors() throws Exception {
        start(settings -> settings);
        app.get("/17", "7", (request, answer) -> {
            try {
                todos.run("SELECT 1/0 FROM todos WHERE organization_id = 7");
            } catch (SQLException e) {
                answer.setStatus(204);
            }
        });
        awaitStatements(1);
        assertThat(summaries())
                .singleElement()
                .satisfies(summary -> assertThat(summary.errors()).isEqualTo(1));
    }

    @Test
    void aStatementRepeatedWithinARequestIsToldOnceWithItsCallSite() throws Exception {
        start(settings -> settings);
        app.within("7", () -> {
            todos.readOneByOne(7, 25);
            for (int id = 0; id < 12; id++) {
                todos.run("SELECT title FROM todos WHERE organization_id = 7 AND id = " + id);
            }
            for (int i = 0; i < 9; i++) {
                todos.run("SELECT id FROM todos WHERE organization_id = 7 AND id > " + i);
            }
        });
        app.within("7", () -> todos.readOneByOne(7, 9));
        awaitStatements(55);
        assertThat(app.ingest().events(RepeatedStatementEvent.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.count()).isEqualTo(37);
                    assertThat(event.header().endpoint()).isEqualTo("GET /watched/work/{id}");
                    assertThat(event.header().tenant()).isEqualTo("7");
                    assertThat(event.stackTrace()).contains("com.example.todo.TodoList.readOneByOne");
                    assertThat(event.queryText()).doesNotContain("7");
                });
    }

    @Test
    void failedSlowAndSuspiciousRequestsAreToldOneByOne() throws Exception {
        start(settings -> settings.withSampling(0, Set.of()).withSlowRequest(Duration.ofMillis(150)));
        app.within("7", () -> todos.readOne(7, 1));
        app.get("/failed", "7", (request, answer) -> answer.setStatus(503));
        app.get("/thrown", "7", (request, answer) -> {
            throw new IllegalStateException("the application's own trouble");
        });
        app.get("/slow", "7", (request, answer) -> todos.run("SELECT SLEEP(200)"));
        app.within("8", () -> todos.readOne(7, 1));
        List<RequestEvent> told = app.await(RequestEvent.class, 4);
        assertThat(told)
                .extracting(RequestEvent::reason)
                .containsExactlyInAnyOrder(
                        RequestReason.FAILED, RequestReason.FAILED, RequestReason.SLOW, RequestReason.SUSPICIOUS);
        assertThat(told)
                .filteredOn(event -> event.reason() == RequestReason.SUSPICIOUS)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.statements()).isEqualTo(1);
                    assertThat(event.status()).isEqualTo(200);
                    assertThat(event.ipAddress()).isEqualTo("127.0.0.1");
                    assertThat(event.header().traceId()).isNotNull();
                });
        assertThat(told)
                .filteredOn(event -> event.reason() == RequestReason.FAILED)
                .extracting(RequestEvent::status)
                .containsExactlyInAnyOrder(503, 500);
        await().until(() -> app.ingest().events(RequestSummaryEvent.class).stream()
                        .mapToLong(RequestSummaryEvent::count)
                        .sum()
                == 5);
    }

    @Test
    void chosenTenantsAreToldInFull() throws Exception {
        start(settings -> settings.withSampling(0, Set.of("7")));
        for (int i = 0; i < 5; i++) {
            app.within("7", () -> {});
            app.within("8", () -> {});
        }
        await().until(() -> app.ingest().events(RequestSummaryEvent.class).stream()
                        .mapToLong(RequestSummaryEvent::count)
                        .sum()
                == 10);
        List<RequestEvent> told = app.await(RequestEvent.class, 5);
        assertThat(told).hasSize(5).allSatisfy(event -> {
            assertThat(event.header().tenant()).isEqualTo("7");
            assertThat(event.reason()).isEqualTo(RequestReason.SAMPLED);
        });
    }

    @Test
    void ofABusyEndpointOnlySoManyAreToldByChanceAndAllAreCounted() throws Exception {
        start(settings -> settings.withSampling(0.999_999, Set.of("8")).withSampleLimit(1));
        for (int i = 0; i < 6; i++) {
            app.within("7", () -> {});
            app.within("8", () -> {});
        }
        await().until(() -> app.ingest().events(RequestSummaryEvent.class).stream()
                        .mapToLong(RequestSummaryEvent::count)
                        .sum()
                == 12);
        List<RequestEvent> told = app.await(RequestEvent.class, 7);
        assertThat(told)
                .filteredOn(event -> "8".equals(event.header().tenant()))
                .hasSize(6);
        assertThat(told)
                .filteredOn(event -> "7".equals(event.header().tenant()))
                .as("one, and another one if the machine takes more than a minute")
                .hasSizeBetween(1, 2);
    }

    private void start(UnaryOperator<Condensing> condensing) throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE todos(organization_id INT NOT NULL, id INT NOT NULL, title VARCHAR)");
            statement.execute("CREATE ALIAS SLEEP FOR 'java.lang.Thread.sleep(long)'");
        }
        app = MonitoredApp.onJetty(
                folder,
                settings -> settings.condensing(condensing.apply(Condensing.DEFAULTS))
                        .schemaWait(Duration.ofSeconds(5)));
        todos = new TodoList(app.bulwark().watch(database, "main"));
    }

    private List<StatementSummaryEvent> summaries() {
        return app.ingest().events(StatementSummaryEvent.class);
    }

    private void awaitStatements(long count) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> summaries().stream()
                                .mapToLong(StatementSummaryEvent::count)
                                .sum()
                        >= count);
    }

    private long count(String endpoint, String tenant, VerdictKind verdict) {
        return summaries().stream()
                .filter(summary -> Objects.equals(summary.header().endpoint(), endpoint))
                .filter(summary -> Objects.equals(summary.header().tenant(), tenant))
                .filter(summary -> summary.verdict() == verdict)
                .mapToLong(StatementSummaryEvent::count)
                .sum();
    }
}
