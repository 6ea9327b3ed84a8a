package dev.bulwark.instrument.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulwark.instrument.response.UncheckedResponses.Reason;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What becomes of a body when the check itself fails. */
class FailingCheckTest {
    private static final byte[] BODY = "[{\"organization_id\":8}]".getBytes(UTF_8);

    private final AtomicReference<UncheckedResponses> counts = new AtomicReference<>();

    @Test
    void itLeavesAndIsCounted() throws IOException {
        CheckedBody body = failingWith(new NoClassDefFoundError("on purpose"));
        body.check().write(BODY, 0, BODY.length);
        body.check().flush();
        assertThat(body.released()).isEqualTo(BODY);
        body.write(BODY, 5);
        assertThat(new String(body.released(), UTF_8)).isEqualTo(new String(BODY, UTF_8).repeat(2));
        assertThat(counts.get().of(Reason.FAILURE)).isEqualTo(1);
    }

    @Test
    void troubleOfTheMachineIsNotKeptFromIt() {
        CheckedBody body = failingWith(new OutOfMemoryError("on purpose"));
        assertThatThrownBy(() -> body.write(BODY, 5)).isInstanceOf(OutOfMemoryError.class);
    }

    private CheckedBody failingWith(Error failure) {
        return new CheckedBody(List.of("organization_id"), 4096, (json, unchecked) -> {
            counts.set(unchecked);
            return new TranslatingScanner(json) {
                @Override
                int step(byte[] bytes, int at, int end) {
                    throw failure;
                }
            };
        });
    }
}
