package dev.bulwark.instrument.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What leaves when the application flushes before it is done. */
class FlushedBodyTest {
    private static final String OWN_ROW = "{\"organization_id\":7}";

    private final CheckedBody body =
            new CheckedBody(List.of("organization_id"), 65_536, (scanner, unchecked) -> scanner);

    @Test
    void rowsOfAListLeaveAndAForeignOneDoesNot() throws IOException {
        write("[" + OWN_ROW + ",");
        assertThat(released()).startsWith("[" + OWN_ROW);

        write("{\"secret\":1,");
        write("\"organization_id\":8}]");
        assertThat(released()).doesNotContain("secret");
        assertThat(body.stopped()).isNotNull();
    }

    @Test
    void whatLookingTakesIsTold() throws IOException {
        write("[" + OWN_ROW + "," + OWN_ROW.repeat(1000) + "]");
        assertThat(body.nanosSpent()).isPositive();
    }

    @Test
    void anObjectStaysAsLongAsItMayTurnOutToBeAnothers() throws IOException {
        write("{\"rows\":[" + OWN_ROW + "],");
        assertThat(released()).isEmpty();
        write("\"organization_id\":7}");
        assertThat(released()).endsWith("\"organization_id\":7}");
    }

    private void write(String piece) throws IOException {
        byte[] bytes = piece.getBytes(UTF_8);
        body.check().write(bytes, 0, bytes.length);
        body.check().flush();
    }

    private String released() {
        return new String(body.released(), UTF_8);
    }
}
