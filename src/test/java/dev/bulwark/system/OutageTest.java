package dev.bulwark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.demo.SampleApplication;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server dies while people work. */
class OutageTest {
    private static final Duration CAUGHT_UP = Duration.ofSeconds(60);
    private static final int BEFORE = 20;
    private static final int DURING = 40;
    private static final int AFTER = 20;

    @TempDir
    Path folder;

    /** The reference numbers that clients got are the witnesses: they come from no part of Bulwark's store. */
    @Test
    void noViolationIsLostAndNobodyNoticesWhenTheServerIsKilledAndStartedAgain()
            throws IOException, InterruptedException {
        try (Deployment deployment = new Deployment(folder);
                SampleApplication application =
                        deployment.application("--defects", "shared-cache", "--traffic", "30")) {
            List<SampleAccount> accounts = SampleAccount.administrators(application);
            Person owner = Person.signIn(application.address(), accounts.get(0));
            Person other = Person.signIn(application.address(), accounts.get(1));
            List<String> references = new ArrayList<>();

            references.addAll(provoke(owner, other, BEFORE));
            deployment.killServer();
            references.addAll(provoke(owner, other, DURING));
            assertThat(owner.get("/api/dashboard").statusCode()).isEqualTo(200);
            deployment.restartServer();
            references.addAll(provoke(owner, other, AFTER));

            ServerApi api = deployment.api();
            assertThat(references).hasSizeGreaterThan(AFTER);
            await().atMost(CAUGHT_UP).untilAsserted(() -> assertThat(references).allMatch(api::hasViolation));
        }
    }

    /** Reads the shared cache in turns: whoever did not fill it is refused with a reference number. */
    private static List<String> provoke(Person owner, Person other, int times)
            throws IOException, InterruptedException {
        List<String> references = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Person person = i % 2 == 0 ? owner : other;
            HttpResponse<byte[]> response = person.get("/api/blueprint");
            if (response.statusCode() == 500) {
                references.add(new ObjectMapper()
                        .readTree(response.body())
                        .path("reference")
                        .asText());
            } else {
                assertThat(Person.text(response)).contains("\"" + person.organization() + "\"");
            }
        }
        return references;
    }
}
