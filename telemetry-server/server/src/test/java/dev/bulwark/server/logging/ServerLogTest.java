package dev.bulwark.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ServerLogTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ServerLog log = new ServerLog(
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC),
            new PrintStream(bytes, false, StandardCharsets.UTF_8));
    private final Logger logger = log.getLogger("dev.bulwark.server.Some");

    @Test
    void aRecordIsALineAndNothingThatIsLoggedBeginsAnotherOne() {
        logger.info("{} of {}\n2026 ERROR forged", 1, "two");
        logger.debug("not told");
        log.getLogger("org.eclipse.jetty.server.Server").info("not told either");

        assertThat(lines())
                .containsExactly(
                        "2026-03-01T12:00:00.000Z INFO dev.bulwark.server.Some - 1 of two\\n2026 ERROR forged");
    }

    @Test
    void asJsonEveryRecordIsOneObjectInOneLineWithTheStackInIt() throws Exception {
        log.write(new LogSettings(LogSettings.Format.JSON));
        logger.warn("sent to {}", "ana\u2028 \"x\"\r\n", new IllegalStateException("broken\npipe"));

        JsonNode record = new ObjectMapper().readTree(lines().get(0));
        assertThat(lines()).hasSize(1);
        assertThat(record.path("time").asText()).isEqualTo("2026-03-01T12:00:00.000Z");
        assertThat(record.path("level").asText()).isEqualTo("WARN");
        assertThat(record.path("logger").asText()).isEqualTo("dev.bulwark.server.Some");
        assertThat(record.path("message").asText()).isEqualTo("sent to ana\u2028 \"x\"\r\n");
        assertThat(record.path("error").asText()).contains("IllegalStateException");
        assertThat(record.path("stack").asText()).contains("at dev.bulwark.server.logging.ServerLogTest");
    }

    @Test
    void theServerLogsByIt() {
        assertThat(LoggerFactory.getILoggerFactory()).isInstanceOf(ServerLog.class);
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
