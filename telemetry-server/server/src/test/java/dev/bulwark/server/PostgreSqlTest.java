package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.bulwark.model.ingest.Batch;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.store.StoreSettings;
import dev.bulwark.server.store.StoreUnreachableException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only PostgreSQL can do to a server. */
@Tag("postgresql")
class PostgreSqlTest {
    private static final int BATCHES = 30;

    private final Events events = new Events(Clock.systemUTC());

    @TempDir
    private Path data;

    @Test
    void twoServersOnOneStoreCountEverythingOnce(@TempDir Path second) throws Exception {
        ServerSettings sameStore = ServerSettings.defaults().with(TestStore.of(data));
        try (RunningServer one = RunningServer.start(data, Clock.systemUTC());
                RunningServer other = RunningServer.start(sameStore, second, Clock.systemUTC())) {
            String token = one.ingestToken();
            List<Batch> batches = new ArrayList<>();
            for (int i = 0; i < BATCHES; i++) {
                batches.add(events.batch(
                        events.violation(), events.gauge("pool.active", i), events.summary("GET /both", 1, 1_000)));
            }

            ExecutorService senders = Executors.newFixedThreadPool(4);
            List<Future<?>> sent = new ArrayList<>();
            for (RunningServer server : List.of(one, other, one, other)) {
                sent.add(senders.submit(() -> batches.forEach(
                        batch -> assertThat(server.client().ingest(token, batch).status())
                                .isEqualTo(202))));
            }
            for (Future<?> sender : sent) {
                sender.get();
            }
            senders.shutdown();

            await().untilAsserted(() -> {
                assertThat(one.stored("SELECT COUNT(*) FROM data_isolation_violations"))
                        .containsExactly(Integer.toString(BATCHES));
                assertThat(one.stored("SELECT SUM(requests) FROM api_performance_summary"))
                        .containsExactly(Integer.toString(BATCHES));
                assertThat(one.stored("SELECT SUM(stored) FROM instances"))
                        .containsExactly(Integer.toString(3 * BATCHES));
            });
        }
    }

    @Test
    void aLostConnectionIsSaidSoAndTheNextBatchIsStored() {
        try (RunningServer server = RunningServer.start(data, Clock.systemUTC())) {
            String token = server.ingestToken();
            server.stored("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            Batch batch = events.batch(events.violation());

            await().until(() -> {
                int status = server.client().ingest(token, batch).status();
                assertThat(status).isIn(202, 503);
                return status == 202;
            });

            assertThat(server.stored("SELECT COUNT(*) FROM data_isolation_violations"))
                    .containsExactly("1");
        }
    }

    @Test
    void aDatabaseThatCannotHoldAllTextIsRefused() {
        PostgresServer.run("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
        String url = PostgresServer.database(data).url().replaceAll("/test_[0-9]+", "/latin");

        assertThatThrownBy(() -> open(url))
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessageContaining("LATIN1")
                .hasMessageContaining("UTF8");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamedWithoutSecrets() {
        String url = PostgresServer.database(data).url().replaceAll("/test_[0-9]+", "/nowhere") + "&password=secret";

        assertThatThrownBy(() -> open(url))
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessageContaining("nowhere")
                .hasMessageNotContainingAny("secret");
    }

    private void open(String url) {
        ServerSettings settings =
                ServerSettings.defaults().withData(data.toString()).with(new StoreSettings(url, "postgres", ""));
        TelemetryServer.open(settings, Clock.systemUTC()).close();
    }
}
