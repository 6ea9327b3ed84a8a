package dev.bulwark.instrument.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trace headers, well-formed, damaged and hostile. */
class TraceContextPropertyTest {
    private static final String SPAN = "00f067aa0ba902b7";
    private static final Pattern W3C = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int ROUNDS = 20_000;

    @Test
    void whatIsWellFormedGoesOnAndAnyDamageIsIgnored() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String trace = hex(random, 32);
            String parent = hex(random, 16);
            String flags = random.nextBoolean() ? "01" : "00";
            String header = "00-" + trace + "-" + parent + "-" + flags;
            String where = "seed " + seed + " round " + round + ": " + header;
            assertThat(TraceContext.parse(header, SPAN, null))
                    .as(where)
                    .isEqualTo(new TraceContext(trace, SPAN, parent, flags, null));
            TraceContext damaged = TraceContext.parse(damage(header, random), SPAN, null);
            if (damaged != null) {
                assertThat(damaged.traceparent()).as(where).matches(W3C);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
                "00-4bf92f3577b34da6a3ce929d0e0e473\r-00f067aa0ba902b7-01"
            })
    void malformedParentsAreIgnored(String header) {
        assertThat(TraceContext.parse(header, SPAN, null)).isNull();
    }

    @Test
    void laterVersionsMayAppendFields() {
        TraceContext trace =
                TraceContext.parse("cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes", SPAN, "a=1");
        assertThat(trace.traceparent()).isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-" + SPAN + "-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Key=1",
                "a",
                "a=",
                "=1",
                "a=1,a=2",
                "a=b=c",
                "a=ü",
                "a=1\r\nSet-Cookie: x",
                "a b=1",
                "a=1,\u000bb=2"
            })
    void aMistakeInTheStateDropsAllOfIt(String state) {
        assertThat(read(state)).isNull();
    }

    @Test
    void statesOfSeveralHeadersAreOne() {
        assertThat(read("congo=t61rcWkgMzE , rojo=00f067aa0ba902b7", "", "t@sys=1"))
                .isEqualTo("congo=t61rcWkgMzE,rojo=00f067aa0ba902b7,t@sys=1");
        assertThat(read("a=1,".repeat(1) + members(33))).isNull();
        assertThat(read()).isNull();
    }

    @Test
    void aStateThatIsTooLongLosesItsLongMembersFirst() {
        String huge = "z=" + "x".repeat(200);
        String kept = members(20);
        assertThat(read(huge + "," + kept + ",y=" + "v".repeat(250) + "," + "w=" + "v".repeat(100)))
                .startsWith(kept)
                .doesNotContain("xxx")
                .hasSizeLessThanOrEqualTo(512);
    }

    private static String read(String... headers) {
        return TraceState.read(Collections.enumeration(List.of(headers)));
    }

    private static String members(int count) {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < count; i++) {
            members.append(i == 0 ? "" : ",").append("key").append(i).append("=value");
        }
        return members.toString();
    }

    private static String damage(String header, SplittableRandom random) {
        int at = random.nextInt(header.length());
        return switch (random.nextInt(3)) {
            case 0 -> header.substring(0, at) + header.substring(at + 1);
            case 1 -> header.substring(0, at) + (char) random.nextInt(1, 300) + header.substring(at);
            default -> header.substring(0, at) + (char) random.nextInt(1, 300) + header.substring(at + 1);
        };
    }

    private static String hex(SplittableRandom random, int digits) {
        StringBuilder text = new StringBuilder("1");
        while (text.length() < digits) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
