package dev.bulwark.instrument.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.instrument.response.UncheckedResponses.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/** Compressed bodies that are larger than what is held back. */
class CompressedBodyTest {
    private static final List<String> KEYS = List.of("organization_id");
    private static final int HELD = 16 * 1024;
    private static final int ROWS = 200;
    private static final int PIECE = 8192;

    @Test
    void nothingOfAForeignRowCanBeInflatedWhereverItStands() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int foreign = 0; foreign < ROWS; foreign += 3) {
            byte[] released = released(gzip(rows(foreign, random)), InflatingScanner::ofGzip);
            assertThat(inflated(released, GZIPInputStream::new))
                    .as("foreign row " + foreign)
                    .doesNotContain("foreign");
        }
    }

    @Test
    void deflatedBodiesAreReadWithAndWithoutTheirHeader() throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        for (boolean bare : new boolean[] {true, false}) {
            for (int foreign = 0; foreign < ROWS; foreign += 20) {
                byte[] body = deflated(rows(foreign, random), bare);
                byte[] released = released(body, InflatingScanner::ofDeflate);
                assertThat(inflated(released, in -> new InflaterInputStream(in, new Inflater(bare))))
                        .doesNotContain("foreign");
            }
        }
    }

    @Test
    void aRowThatIsLargerThanTheBufferLeavesInFewPieces() throws IOException {
        StringBuilder row = new StringBuilder("[{\"name\":\"");
        new SplittableRandom(9).ints(500_000, 'a', 'z').forEach(letter -> row.append((char) letter));
        byte[] body = gzip(row.append("\"}]").toString());
        CheckedBody checked = new CheckedBody(KEYS, HELD, InflatingScanner::ofGzip);
        checked.write(body, PIECE);
        assertThat(checked.released()).isEqualTo(body);
        assertThat(checked.releases()).isLessThan(body.length / 500);
    }

    @Test
    void whatIsNotCompressedAsItSaysIsCountedAndLeaves() throws IOException {
        AtomicReference<UncheckedResponses> counts = new AtomicReference<>();
        CheckedBody checked = new CheckedBody(KEYS, HELD, (json, unchecked) -> {
            counts.set(unchecked);
            return InflatingScanner.ofGzip(json, unchecked);
        });
        byte[] body = "{\"organization_id\":9}".getBytes(UTF_8);
        checked.write(body, PIECE);
        assertThat(checked.released()).isEqualTo(body);
        assertThat(counts.get().of(Reason.COMPRESSION)).isEqualTo(1);
    }

    private static byte[] released(byte[] body, BiFunction<BodyScanner, UncheckedResponses, BodyScanner> inflating)
            throws IOException {
        CheckedBody checked = new CheckedBody(KEYS, HELD, inflating);
        checked.write(body, PIECE);
        assertThat(checked.stopped()).isEqualTo(new ForeignValue("organization_id", "9", true));
        return checked.released();
    }

    /** Rows whose identifier comes last, of text that compresses badly. */
    private static String rows(int foreign, SplittableRandom random) {
        StringBuilder rows = new StringBuilder("[");
        for (int row = 0; row < ROWS; row++) {
            rows.append(row == 0 ? "" : ",").append("{\"name\":\"").append(row == foreign ? "foreign" : "own");
            random.ints(500, 'a', 'z').forEach(letter -> rows.append((char) letter));
            rows.append("\",\"organization_id\":")
                    .append(row == foreign ? 9 : 7)
                    .append('}');
        }
        return rows.append(']').toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(String text, boolean bare) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(6, bare))) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    /** As much as can be had of a body that was cut off. */
    private static String inflated(byte[] compressed, Opening opening) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] one = new byte[1];
        try (InputStream inflating = opening.open(new ByteArrayInputStream(compressed))) {
            while (inflating.read(one) == 1) {
                plain.write(one, 0, 1);
            }
        } catch (EOFException cutOff) {
            return plain.toString(UTF_8);
        }
        return plain.toString(UTF_8);
    }

    /** Reads what is compressed in some way. */
    @FunctionalInterface
    private interface Opening {
        InputStream open(InputStream compressed) throws IOException;
    }
}
