package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bulwark.model.access.Role;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.Ledger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a list while others report. */
@Tag("store")
class PagesTest {
    private static final String LIST = "/api/v1/admin/activity?limit=7";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final Events events = new Events(new SettableClock(NOW));

    @Test
    void everyRowIsReadOnceNewestFirstWhileOthersArriveBeforeBetweenAndBehind(@TempDir Path data) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (RunningServer server = RunningServer.start(data, new SettableClock(NOW))) {
            Client client = server.client();
            String token = server.ingestToken();
            String viewer = server.session(Role.VIEWER);
            List<ActivityEvent> there = activities("there", 100, random);
            client.ingest(token, events.batch("meetings-1", Ledger.EMPTY, there));

            List<JsonNode> read = new ArrayList<>();
            String next = LIST;
            while (next != null) {
                JsonNode page = client.get(next, viewer).json();
                page.path("items").forEach(read::add);
                next = page.path("nextCursor").isNull()
                        ? null
                        : LIST + "&cursor=" + page.path("nextCursor").asText();
                client.ingest(token, events.batch("meetings-1", Ledger.EMPTY, activities("later", 3, random)));
            }

            assertThat(read)
                    .as("seed %d", seed)
                    .isSortedAccordingTo(Comparator.comparing((JsonNode row) ->
                                    Instant.parse(row.path("createdAt").asText()))
                            .reversed());
            assertThat(read)
                    .as("seed %d", seed)
                    .extracting(row -> row.path("id").asText())
                    .doesNotHaveDuplicates()
                    .containsAll(there.stream()
                            .map(event -> event.header().id().toString())
                            .toList());
        }
    }

    /** Many of them at the same moment. */
    private List<ActivityEvent> activities(String name, int count, Random random) {
        List<ActivityEvent> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            EventHeader header = events.header("t1", NOW.minusMillis(random.nextInt(20)));
            made.add(new ActivityEvent(header, "test", name, null, null, Map.of(), null, null));
        }
        return made;
    }
}
