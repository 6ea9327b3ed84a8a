package dev.bulwark.instrument.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server-sent events, written in pieces. */
class EventStreamTest {
    private static final List<String> KEYS = List.of("organization_id", "organizationId");
    private static final List<String> ENDS = List.of("\n", "\r\n", "\r");
    private static final List<String> OTHERS =
            List.of(": alive", "", "event: {\"organization_id\":8}", "data", "id:", "date: 8");
    private static final int ROUNDS = 2_000;
    private static final int HELD = 64 * 1024;

    private final CheckedBody body = CheckedBody.ofEvents(KEYS, HELD);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"organization_id\":8}\n\n",
                "data:{\"organization_id\":\ndata:8}\n\n",
                "\uFEFFdata: {\"organization_id\":8}\r\r",
                ": x\ndata: \"never ended\n\ndata: {\"organization_id\":8}\n\n",
                "data: [[[{\n\nid: 7\r\ndata: {\"organization_id\":8}\r\n\r\n",
                "data: 8 {\"organization_id\":8"
            })
    void aForeignTenantIsSeenInTheDataOfAnEvent(String events) throws IOException {
        body.write(events.getBytes(UTF_8), 3);
        assertThat(body.stopped()).isEqualTo(new ForeignValue("organization_id", "8", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ": {\"organization_id\":8}\n\n",
                "dat: {\"organization_id\":8}\n\n",
                "datas: {\"organization_id\":8}\n\n",
                "data: {\"organization_id\":\n\ndata: 8}\n\n",
                "data: organization_id: 8\n\n",
            })
    void whatIsNoDataOrNoJsonPasses(String events) throws IOException {
        body.write(events.getBytes(UTF_8), 3);
        assertThat(body.stopped()).isNull();
        assertThat(body.released()).isEqualTo(events.getBytes(UTF_8));
    }

    @Test
    void onlyDataThatIsNotYetWholeWaits() throws IOException {
        write(": alive\nevent: row\ndat");
        assertThat(released()).endsWith("dat");
        write("a: plain words");
        assertThat(released()).endsWith("words");
        write("\n\ndata: {\"a\":[{\"b\":1},");
        assertThat(released()).endsWith("data:");
        write("\ndata: 2]}");
        assertThat(released()).endsWith("2]}");
        write("\n\ndata: {\"never\"\n\n: alive\n");
        assertThat(released()).endsWith(": alive\n");
    }

    @Test
    void ofAnEventThatFillsTheBufferNoForeignRowLeaves() throws IOException {
        write("data: {\"rows\":[" + "{\"organization_id\":7},".repeat(10_000));
        assertThat(body.released().length).isGreaterThan(100_000);
        write("{\"secret\":1,\"organization_id\":8}]}\n\n");
        assertThat(body.stopped()).isNotNull();
        assertThat(released()).doesNotContain("secret");
    }

    @Test
    void anEventThatIsNestedTooDeepLeavesAndTheNextIsChecked() throws IOException {
        String deep = "data: " + "[".repeat(5000) + "{\"organization_id\":8}\n\n";
        write(deep);
        write(deep);
        assertThat(released()).isEqualTo(deep.repeat(2));
        write("data: {\"organization_id\":8}\n\n");
        assertThat(body.stopped()).isNotNull();
    }

    @Test
    void eventsLeaveWholeAsSoonAsTheyAreWrittenUntilOneIsForeign() throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> events = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                events.add(new RandomJson(random, 5).next());
            }
            check(events, random, "seed " + seed + " round " + round + ": " + events);
        }
    }

    private static void check(List<String> events, SplittableRandom random, String description) throws IOException {
        CheckedBody checked = CheckedBody.ofEvents(KEYS, HELD);
        StringBuilder written = new StringBuilder();
        for (String json : events) {
            String event = event(json, random);
            written.append(event);
            byte[] bytes = event.getBytes(UTF_8);
            for (int at = 0, count; at < bytes.length; at += count) {
                count = Math.min(bytes.length - at, 1 + random.nextInt(40));
                checked.check().write(bytes, at, count);
                checked.check().flush();
            }
            byte[] all = written.toString().getBytes(UTF_8);
            boolean foreign = isForeign(json);
            assertThat(checked.stopped() != null).as(description).isEqualTo(foreign);
            if (foreign) {
                assertThat(checked.released().length).as(description).isLessThan(all.length);
                assertThat(Arrays.copyOf(all, checked.released().length))
                        .as(description)
                        .isEqualTo(checked.released());
                return;
            }
            assertThat(checked.released()).as(description).isEqualTo(all);
        }
    }

    /** The lines of a text as an event, among other lines. */
    private static String event(String json, SplittableRandom random) {
        StringBuilder event = new StringBuilder();
        String end = pick(ENDS, random);
        for (String line : json.split("\r\n|\n", -1)) {
            if (random.nextInt(4) == 0 && event.length() > 0) {
                event.append(pick(OTHERS.subList(2, OTHERS.size()), random)).append(end);
            }
            event.append(random.nextBoolean() ? "data:" : "data: ").append(line).append(end);
        }
        return pick(OTHERS, random) + end + event + end;
    }

    /** As of a body of its own, which another property compares with Jackson. */
    private static boolean isForeign(String json) throws IOException {
        CheckedBody alone = new CheckedBody(KEYS, HELD, (scanner, unchecked) -> scanner);
        alone.write(json.getBytes(UTF_8), HELD);
        return alone.stopped() != null;
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        body.check().write(bytes, 0, bytes.length);
        body.check().flush();
    }

    private String released() {
        return new String(body.released(), UTF_8);
    }
}
