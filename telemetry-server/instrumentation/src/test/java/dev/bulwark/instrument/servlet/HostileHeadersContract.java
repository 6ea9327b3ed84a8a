package dev.bulwark.instrument.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.testkit.RawClient;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Headers of traces and requests, as somebody sends them who means no good: nothing of them breaks a request or comes back. */
abstract class HostileHeadersContract extends ContainerContract {
    private static final List<String> NAMES = List.of("X-Trace-Id", "X-Request-Id", "traceparent", "tracestate");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final int ROUNDS = 30;

    /** What may come back, and nothing else. */
    private static final Pattern HARMLESS = Pattern.compile("(x-trace-id|x-request-id): [A-Za-z0-9._-]{1,64}"
            + "|traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}"
            + "|tracestate: [\\x20-\\x7e]{1,512}");

    @BeforeEach
    void answer() {
        app.serve((request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write(CLEAN.getBytes(UTF_8));
        });
    }

    @Test
    void noValueBreaksARequestOrComesBack() throws IOException {
        String nul = String.valueOf((char) 0);
        List<String> values = List.of(
                "",
                "a\r\n X-Evil: yes",
                "a\rX-Evil: yes",
                "a\nX-Evil: yes",
                "a" + nul + "b",
                "x".repeat(100_000),
                "x".repeat(5_000),
                new String("größe-😀".getBytes(UTF_8), ISO_8859_1),
                "<script>alert(1)</script>",
                "${jndi:ldap://evil/x}",
                "0".repeat(32),
                "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-00",
                "00-" + TRACE + "-" + "0".repeat(16) + "-01",
                "00-" + TRACE.replace('4', 'g') + "-00f067aa0ba902b7-01",
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "cc-" + TRACE + "-00f067aa0ba902b7-01-what-will-come",
                "00-" + TRACE + "-00f067aa0ba902b7-01",
                "a=1,".repeat(400),
                "a=1,a=2;\u007f=\t");
        for (String name : NAMES) {
            for (String value : values) {
                check(name + ": " + value + "\r\n");
            }
            check((name + ": 17\r\n").repeat(50));
        }
    }

    @Test
    void aTraceGoesOnWhateverComesBesides() throws IOException {
        String parent = "traceparent: 00-" + TRACE + "-00f067aa0ba902b7-01\r\n";
        for (String besides : List.of("X-Trace-Id: <b>", "tracestate: =", "X-Request-Id: a b", "tracestate: a=1,a=1")) {
            String head = head("/watched/x", parent + besides + "\r\n");
            assertThat(head.toLowerCase(Locale.ROOT))
                    .as(besides)
                    .contains("x-trace-id: " + TRACE)
                    .contains("traceparent: 00-" + TRACE)
                    .doesNotContain("tracestate")
                    .doesNotContain("00f067aa0ba902b7");
        }
    }

    @Test
    void noMixtureOfHeadersBreaksARequestOrComesBack() throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder lines = new StringBuilder();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                lines.append(name).append(": ").append(value(random)).append("\r\n");
            }
            try {
                check(lines.toString());
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + " round " + round + ": " + lines, e);
            }
        }
    }

    /** The container refuses it with and without us, or it is answered, with nothing but harmless headers. */
    private void check(String lines) throws IOException {
        String shown = lines.length() > 200 ? lines.substring(0, 200) : lines;
        String watched = head("/watched/x", lines);
        assertThat(status(watched)).as(shown).isEqualTo(status(head("/plainly/x", lines)));
        assertThat(watched.toLowerCase(Locale.ROOT)).as(shown).doesNotContain("x-evil");
        List<String> told = Stream.of(watched.split("\r\n"))
                .map(line -> line.substring(0, line.indexOf(':') + 1).toLowerCase(Locale.ROOT)
                        + line.substring(line.indexOf(':') + 1))
                .filter(line -> line.startsWith("x-trace-id:")
                        || line.startsWith("x-request-id:")
                        || line.startsWith("traceparent:")
                        || line.startsWith("tracestate:"))
                .toList();
        assertThat(told).as(shown).allSatisfy(line -> assertThat(line).matches(HARMLESS));
        if (status(watched).contains(" 200")) {
            assertThat(told).as(shown).hasSizeBetween(2, 4);
        }
    }

    private String head(String path, String lines) throws IOException {
        try (RawClient client = new RawClient(app.port())) {
            client.begin("GET", path, lines + "Connection: close\r\n");
            return client.readHead();
        } catch (SocketException e) {
            return "refused"; // with so much still to read that the answer is lost
        }
    }

    private static String status(String head) {
        int end = head.indexOf('\r');
        return head.startsWith("HTTP/1.1 2") ? head.substring(0, end) : "refused";
    }

    private static String value(SplittableRandom random) {
        String valid = "00-" + TRACE + "-00f067aa0ba902b7-01";
        return switch (random.nextInt(4)) {
            case 0 -> characters(random, random.nextInt(80));
            case 1 -> damaged(valid, random);
            case 2 -> damaged("congo=t61rcWkgMzE,rojo=00f067aa0ba902b7", random);
            default -> damaged(TRACE, random);
        };
    }

    private static String damaged(String text, SplittableRandom random) {
        int at = random.nextInt(text.length());
        int end = random.nextInt(at, text.length());
        return text.substring(0, at) + characters(random, random.nextInt(4)) + text.substring(end);
    }

    /** Any bytes but the end of a line, which would begin another header. */
    private static String characters(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            char next = (char) random.nextInt(256);
            text.append(next == '\r' || next == '\n' ? ' ' : next);
        }
        return text.toString();
    }
}
