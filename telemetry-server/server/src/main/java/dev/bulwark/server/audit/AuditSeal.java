package dev.bulwark.server.audit;

import dev.bulwark.server.store.ServerKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Seals audit entries: HMAC-SHA256 over the seal of the entry before, the number and every value with its column and its
 * length, so that nothing can move from one column to the next. Without the server's key nobody can make a seal. Thread-safe.
 */
public final class AuditSeal {
    /** What the first entry follows. */
    static final String NOTHING_BEFORE = "0".repeat(64);

    private static final String HMAC = "HmacSHA256";

    private final SecretKey key;

    public AuditSeal(ServerKey key) {
        this.key = key.derived("chain of the audit log", HMAC);
    }

    /**
     * The seal of an entry, in hex.
     *
     * @param before the seal of the entry before it
     * @param values by the names of {@link AuditColumns}
     */
    String of(String before, long sequence, Map<String, @Nullable Object> values) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(before.getBytes(StandardCharsets.US_ASCII));
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(sequence).array());
            for (int place = 0; place < AuditColumns.NAMES.size(); place++) {
                add(mac, place, values.get(AuditColumns.NAMES.get(place)));
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    /** What is not there is left out, so that a column that comes later changes no seal of before. */
    private static void add(Mac mac, int place, @Nullable Object value) {
        if (value != null) {
            byte[] bytes = text(value).getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(place)
                    .putInt(bytes.length)
                    .array());
            mac.update(bytes);
        }
    }

    private static String text(Object value) {
        return value instanceof Instant time
                ? Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time))
                : value.toString();
    }
}
