package dev.bulwark.instrument.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random JSON, split at random places, seen the same way by our scanner and by Jackson. */
class BodyCheckPropertyTest {
    private static final int ROUNDS = 5_000;

    /** A buffer that holds less than one identifier could not keep it back. */
    private static final int LONGEST_VALUE = 16;

    private static final List<String> KEYS = List.of("organization_id", "organizationId");

    @Test
    void findsWhatJacksonFindsAndNeverReleasesARecordWithAForeignTenant() throws IOException {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String json = new RandomJson(random, 10).next();
            int limit = LONGEST_VALUE + random.nextInt(200);
            check(json, limit, random, "seed " + seed + " round " + round + " limit " + limit + ": " + json);
        }
    }

    private static void check(String json, int limit, SplittableRandom random, String description) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        Foreign byJackson = foreignByJackson(body);
        CheckedBody checked = new CheckedBody(KEYS, limit, (scanner, unchecked) -> scanner);
        writeInPieces(checked.check(), body, random);
        assertThat(checked.stopped() != null).as(description).isEqualTo(byJackson != null);
        byte[] released = checked.released();
        if (byJackson == null) {
            assertThat(released).as(description).isEqualTo(body);
        } else {
            assertThat(Arrays.copyOf(body, released.length)).as(description).isEqualTo(released);
            assertThat(released.length).as(description).isLessThanOrEqualTo(byJackson.valueStart);
            if (byJackson.recordLength <= limit) {
                assertThat(released.length).as(description).isLessThanOrEqualTo(byJackson.recordStart);
            }
            if (body.length <= limit) {
                assertThat(released).as(description).isEmpty();
            }
        }
    }

    private static void writeInPieces(BodyCheck check, byte[] body, SplittableRandom random) throws IOException {
        int at = 0;
        while (at < body.length) {
            int count = Math.min(body.length - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 50));
            check.write(body, at, count);
            at += count;
        }
        check.finish();
    }

    /** Where the first foreign value starts, and how much of its outermost record lies before its end. */
    private record Foreign(int valueStart, int recordStart, int recordLength) {}

    private static Foreign foreignByJackson(byte[] body) throws IOException {
        Deque<Boolean> arrays = new ArrayDeque<>();
        Deque<Boolean> tenantArrays = new ArrayDeque<>();
        int recordStart = -1;
        int recordDepth = -1;
        boolean tenantNext = false;
        try (JsonParser parser = new JsonFactory().createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int at = (int) parser.currentTokenLocation().getByteOffset();
                boolean expected =
                        tenantNext || token != JsonToken.START_OBJECT && !tenantArrays.isEmpty() && tenantArrays.peek();
                tenantNext = token == JsonToken.FIELD_NAME && KEYS.contains(parser.currentName());
                if (token.isStructStart()) {
                    if (token == JsonToken.START_OBJECT && recordStart < 0 && !arrays.isEmpty() && arrays.peek()) {
                        recordStart = at;
                        recordDepth = arrays.size();
                    }
                    arrays.push(token == JsonToken.START_ARRAY);
                    tenantArrays.push(token == JsonToken.START_ARRAY && expected);
                } else if (token.isStructEnd()) {
                    arrays.pop();
                    tenantArrays.pop();
                    recordStart = arrays.size() == recordDepth ? -1 : recordStart;
                    recordDepth = arrays.size() == recordDepth ? -1 : recordDepth;
                } else if (expected && token.isScalarValue() && isForeign(token, parser)) {
                    int end = (int) parser.currentLocation().getByteOffset() + 1;
                    int start = recordStart < 0 ? at : recordStart;
                    return new Foreign(at, start, end - start);
                }
            }
        }
        return null;
    }

    private static boolean isForeign(JsonToken token, JsonParser parser) throws IOException {
        boolean names = token == JsonToken.VALUE_STRING || token.isNumeric();
        String text = parser.getText();
        return names && !text.isEmpty() && !text.equals("7");
    }
}
