package dev.bulwark.instrument.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON in other character sets than UTF-8, split anywhere. */
class CharsetScannerTest {
    private static final List<String> KEYS = List.of("organization_id");

    @ParameterizedTest
    @CsvSource({
        "UTF-16BE, UTF-8",
        "UTF-16LE, UTF-8",
        "UTF-16, UTF-8",
        "UTF-16BE, UTF-16",
        "UTF-16LE, UTF-16",
        "UTF-32BE, UTF-8",
        "UTF-32LE, UTF-32",
        "ISO-8859-1, ISO-8859-1",
        "windows-1252, windows-1252",
        "Shift_JIS, Shift_JIS",
        "IBM037, IBM037",
        "UTF-8, UTF-16",
        "US-ASCII, US-ASCII"
    })
    void aForeignTenantIsSeenInWhatTheBytesAreWrittenIn(String written, String declared) throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        String clean = "[" + "{\"name\":\"name\",\"organization_id\":7},".repeat(200);
        for (int round = 0; round < 50; round++) {
            byte[] body = (clean + "{\"secret\":1,\"organization_id\":\"8\"}]").getBytes(Charset.forName(written));
            CheckedBody checked = new CheckedBody(
                    KEYS, 1024, (json, unchecked) -> new CharsetScanner(json, Charset.forName(declared)));
            checked.write(body, 1 + random.nextInt(700));
            assertThat(checked.stopped()).isEqualTo(new ForeignValue("organization_id", "8", true));
            assertThat(new String(checked.released(), Charset.forName(written))).doesNotContain("secret");
            assertThat(Arrays.copyOf(body, checked.released().length)).isEqualTo(checked.released());
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, UTF-8", "ISO-8859-1, ISO-8859-1", "UTF-8, UTF-8", "UTF-32BE, UTF-32"})
    void aCleanBodyLeavesAsItIs(String written, String declared) throws IOException {
        byte[] body = "[{\"größe\":\"ü\",\"organization_id\":7}]".getBytes(Charset.forName(written));
        for (int piece = 1; piece < 9; piece++) {
            CheckedBody checked = new CheckedBody(
                    KEYS, 4096, (json, unchecked) -> new CharsetScanner(json, Charset.forName(declared)));
            checked.write(body, piece);
            assertThat(checked.stopped()).isNull();
            assertThat(checked.released()).isEqualTo(body);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "{}", "[]"})
    void whatIsShorterThanFourBytesLeavesToo(String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        CheckedBody checked = new CheckedBody(
                KEYS, 4096, (scanner, unchecked) -> new CharsetScanner(scanner, StandardCharsets.UTF_8));
        checked.write(body, 1);
        assertThat(checked.released()).isEqualTo(body);
    }
}
