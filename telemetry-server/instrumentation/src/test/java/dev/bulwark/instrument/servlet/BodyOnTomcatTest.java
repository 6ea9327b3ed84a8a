package dev.bulwark.instrument.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bulwark.instrument.BulwarkSettings;
import dev.bulwark.instrument.testkit.MonitoredApp;
import dev.bulwark.instrument.testkit.TomcatServer;
import dev.bulwark.model.ingest.RequestEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BodyOnTomcatTest extends BodyContract {
    @Override
    MonitoredApp start(Path temporary, UnaryOperator<BulwarkSettings.Builder> settings) {
        return new MonitoredApp(
                temporary.resolve("spool"),
                settings,
                (handler, filter) -> new TomcatServer(handler, filter, temporary));
    }

    @Test
    void aFileThatItSendsAlthoughThatWasNotOfferedIsCounted() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.json"), FOREIGN);
        assertSameAsWithoutUs("file", (request, response) -> {
            response.setContentType("application/json");
            response.setContentLengthLong(Files.size(file));
            name(request, file);
        });
        await().untilAsserted(() -> assertThat(unchecked()).isEqualTo(Set.of("file")));
        assertThat(app.await(RequestEvent.class, 1).get(0).bytes()).isNull();
    }
}
