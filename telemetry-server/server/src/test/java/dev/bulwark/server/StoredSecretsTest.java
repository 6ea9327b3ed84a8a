package dev.bulwark.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sender that redacts nothing sends is redacted before it is stored. */
class StoredSecretsTest {
    private static final int EVENTS = 400;

    @TempDir
    Path data;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<String> planted = new ArrayList<>();

    @Test
    void noPlantedSecretIsInAnyFileOfTheStore() throws IOException {
        System.out.println("seed " + seed);
        try (RunningServer server = RunningServer.start(data, Clock.systemUTC())) {
            String token = server.ingestToken();
            for (int i = 0; i < EVENTS / 100; i++) {
                Answer answer = server.client().ingest(token, batch());
                assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
            }
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                planted.forEach(secret -> assertThat(bytes.contains(secret))
                        .as("%s in %s, seed %s", secret, file, seed)
                        .isFalse());
            }
        }
    }

    private String batch() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            events.add(log());
            events.add(slowQuery());
        }
        return """
                {"batchId":"%s","app":"meetings","instance":"meetings-1","sentAt":"%s","events":[%s]}""".formatted(UUID.randomUUID(), Clock.systemUTC().instant(), String.join(",", events));
    }

    private String log() {
        return """
                {"id":"%s","type":"log","at":"%s","user":"%s@example.com","level":"info","message":"password=%s for ghp_%s",\
                "extra":{"token":"%s","deep":{"cookies":{"a":"%s"}}}}""".formatted(
                UUID.randomUUID(), Clock.systemUTC().instant(), secret(), secret(), secret(), secret(), secret());
    }

    private String slowQuery() {
        return """
                {"id":"%s","type":"slow_query","at":"%s","queryText":"select 1 from t where password = '%s' and a = ?",\
                "queryHash":"abc","durationMicros":5,"parameters":["Bearer %s"]}""".formatted(UUID.randomUUID(), Clock.systemUTC().instant(), secret(), secret());
    }

    private String secret() {
        StringBuilder letters = new StringBuilder("q7");
        random.ints(20, 'a', 'z' + 1).forEach(c -> letters.append((char) c));
        planted.add(letters.toString());
        return letters.toString();
    }
}
