package dev.bulwark.instrument.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** The threads of Bulwark's own that this process has. */
public final class OwnThreadsLeft {
    private OwnThreadsLeft() {}

    /** Those that live now, by name; but for those that wait for the end of the process. */
    public static List<String> now() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("bulwark-"))
                .toList();
    }

    public static void awaitNone() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(now()).isEmpty());
    }
}
