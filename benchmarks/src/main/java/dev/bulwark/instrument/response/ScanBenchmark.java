package dev.bulwark.instrument.response;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One response of rows of ten members, each with its tenant: our scanner beside what else could look into it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScanBenchmark {
    private static final String TENANT = "7";
    private static final byte[] KEY = "\"organization_id\"".getBytes(StandardCharsets.UTF_8);

    @Param({"10000", "100000", "1000000"})
    public int size;

    private final JsonFactory jackson = new JsonFactory();
    private final TenantKeys keys = TenantKeys.ofColumn("organization_id");
    private final UncheckedResponses unchecked = new UncheckedResponses();
    private final Recipient recipient = new OfOneTenant();
    private byte[] json = new byte[0];
    private byte[] copy = new byte[0];

    @Setup
    public void write() {
        StringBuilder rows = new StringBuilder("[");
        Random random = new Random(1);
        for (int row = 0; rows.length() < size; row++) {
            rows.append(row == 0 ? "" : ",").append(row(row, random));
        }
        json = rows.append(']').toString().getBytes(StandardCharsets.UTF_8);
        copy = new byte[json.length];
    }

    @Benchmark
    public @Nullable ForeignValue bulwark() {
        JsonScanner scanner =
                new JsonScanner(new RecipientsView(keys, recipient), ScanLimits.DEFAULT, unchecked, false);
        for (int at = 0; at < json.length; at += BufferPool.SIZE) {
            scanner.scan(json, at, Math.min(BufferPool.SIZE, json.length - at));
        }
        scanner.end();
        return scanner.foreign();
    }

    @Benchmark
    public int jacksonStreaming() throws IOException {
        int foreign = 0;
        try (JsonParser parser = jackson.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && isKey(parser.currentName())) {
                    parser.nextToken();
                    foreign += TENANT.equals(parser.getText()) ? 0 : 1;
                }
            }
        }
        return foreign;
    }

    /** Finds the key's bytes wherever they stand, in texts too: fast, and wrong. */
    @Benchmark
    public int byteSearch() {
        int found = 0;
        int last = json.length - KEY.length;
        for (int at = 0; at <= last; at++) {
            if (json[at] == '"' && isKeyAt(at)) {
                found++;
            }
        }
        return found;
    }

    @Benchmark
    public byte[] copy() {
        System.arraycopy(json, 0, copy, 0, json.length);
        return copy;
    }

    private boolean isKeyAt(int at) {
        for (int i = 1; i < KEY.length; i++) {
            if (json[at + i] != KEY[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKey(String name) {
        return List.of("organization_id", "organizationId").contains(name);
    }

    private static String row(int row, Random random) {
        return """
            {"id":%d,"organization_id":7,"name":"Project number %d","state":"open","priority":%d,\
            "createdAt":"2026-11-21T10:15:30Z","owner":{"id":%d,"email":"someone%d@example.org"},\
            "description":"A text of usual length that says what this is about, \\"quoted\\" once","ratio":%.4f,"done":%b}\
            """.formatted(
                        row,
                        row,
                        random.nextInt(5),
                        random.nextInt(1000),
                        random.nextInt(1000),
                        random.nextDouble(),
                        random.nextBoolean());
    }

    /** Sees everything of one tenant. */
    private static final class OfOneTenant implements Recipient {
        @Override
        public String tenant() {
            return TENANT;
        }

        @Override
        public boolean mayAccess(String key, String id) {
            return true;
        }
    }
}
