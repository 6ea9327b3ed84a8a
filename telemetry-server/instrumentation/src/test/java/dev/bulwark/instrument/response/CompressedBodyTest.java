package dev.bulwark.instrument.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Compressed bodies that are larger than what is held back. */
class CompressedBodyTest {
    private static final int HELD = 16 * 1024;
    private static final int ROWS = 200;
    private static final int PIECE = 8192;

    @Test
    void nothingOfAForeignRowCanBeInflatedWhereverItStands() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        for (int foreign = 0; foreign < ROWS; foreign += 3) {
            byte[] body = gzip(rows(foreign, random));
            ByteArrayOutputStream released = new ByteArrayOutputStream();
            AtomicReference<String> stopped = new AtomicReference<>();
            BodyCheck check = check(released, stopped);
            for (int at = 0; at < body.length; at += PIECE) {
                check.write(body, at, Math.min(PIECE, body.length - at));
            }
            check.finish();

            assertThat(stopped.get()).isEqualTo("9");
            assertThat(inflated(released.toByteArray()))
                    .as("foreign row " + foreign)
                    .doesNotContain("foreign");
        }
    }

    private static BodyCheck check(ByteArrayOutputStream released, AtomicReference<String> stopped) {
        BodySink sink = new BodySink() {
            @Override
            public void write(byte[] source, int from, int length) {
                released.write(source, from, length);
            }

            @Override
            public void flush() {}
        };
        BodyScanner json =
                new JsonScanner(TenantKeys.ofColumn("organization_id"), new ExpectedTenant(() -> "7"), false);
        return new BodyCheck(
                new GzipScanner(json), new HeldBytes(HELD), sink, (tenant, started) -> stopped.set(tenant), false);
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

    /** As much as can be had of a body that was cut off. */
    private static String inflated(byte[] compressed) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        byte[] one = new byte[1];
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            while (gzip.read(one) == 1) {
                plain.write(one, 0, 1);
            }
        } catch (EOFException cutOff) {
            return plain.toString(UTF_8);
        }
        return plain.toString(UTF_8);
    }
}
