package dev.bulwark.server.anomalies;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of an anomaly: one for each subject, rule and day, the same whenever it is found. A UUID of version 8 (RFC 9562,
 * section 5.8) that begins with the day, so that it sorts as others do.
 */
final class AnomalyId {
    private AnomalyId() {}

    static UUID of(Anomaly anomaly) {
        long day = AccessDay.startOf(anomaly.from()).toEpochMilli();
        String about = String.join(
                "\n",
                anomaly.subject().app(),
                anomaly.subject().kind().name(),
                anomaly.subject().name(),
                anomaly.rule().name(),
                Long.toString(day));
        ByteBuffer hash = ByteBuffer.wrap(sha256(about));
        long high = day << 16 | 0x8000L | hash.getLong() & 0xFFFL;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
