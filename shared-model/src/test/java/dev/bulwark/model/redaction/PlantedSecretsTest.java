package dev.bulwark.model.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.model.Severity;
import dev.bulwark.model.ingest.ActivityEvent;
import dev.bulwark.model.ingest.AuditEvent;
import dev.bulwark.model.ingest.AuditSeverity;
import dev.bulwark.model.ingest.Batch;
import dev.bulwark.model.ingest.EventHeader;
import dev.bulwark.model.ingest.ExceptionEvent;
import dev.bulwark.model.ingest.FailedOperationEvent;
import dev.bulwark.model.ingest.Ledger;
import dev.bulwark.model.ingest.LogEvent;
import dev.bulwark.model.ingest.LogLevel;
import dev.bulwark.model.ingest.SlowQueryEvent;
import dev.bulwark.model.ingest.TelemetryEvent;
import dev.bulwark.model.json.BatchCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ten thousand secrets and personal values, planted wherever texts go: none is in a byte of what is written. */
class PlantedSecretsTest {
    private static final int PLANTED = 10_000;
    private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<String> KEYS = List.of(
            "password",
            "PASSWORD",
            "userPassword",
            "access_token",
            "refreshToken",
            "client-secret",
            "api_key",
            "X-Api-Key",
            "secret",
            "passwordConfirmation",
            "csrf_token",
            "cvv",
            "ssn",
            "privateKey",
            "Authorization",
            "cookie");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Redactor redactor = new Redactor(RedactionSettings.withSalt("salt"));
    private final BatchCodec codec = new BatchCodec(new EventRedaction(redactor));
    private final List<String> planted = new ArrayList<>();

    @Test
    void noneIsWritten() {
        System.out.println("seed " + seed);
        while (planted.size() < PLANTED) {
            List<String> fresh = new ArrayList<>();
            String written = new String(codec.write(batch(event(fresh))), StandardCharsets.UTF_8);
            for (String secret : fresh) {
                assertThat(written).as("seed %s", seed).doesNotContain(secret);
            }
            planted.addAll(fresh);
        }
    }

    @Test
    void whatWasRedactedOnceStaysAsItIs() throws IOException {
        System.out.println("seed " + seed);
        BatchCodec again = new BatchCodec(new EventRedaction(new Redactor(RedactionSettings.withSalt("other"))));
        BatchCodec plain = new BatchCodec();
        for (int i = 0; i < 2_000; i++) {
            byte[] once = codec.write(batch(event(new ArrayList<>())));
            byte[] twice =
                    plain.write(again.read(new ByteArrayInputStream(once)).batch());
            assertThat(new String(twice, StandardCharsets.UTF_8))
                    .as("seed %s", seed)
                    .isEqualTo(new String(once, StandardCharsets.UTF_8));
        }
    }

    private Batch batch(TelemetryEvent event) {
        return new Batch(UUID.randomUUID(), "shop", "shop-1", "1", NOW, Ledger.EMPTY, List.of(event));
    }

    private TelemetryEvent event(List<String> fresh) {
        EventHeader header = new EventHeader(
                UUID.randomUUID(),
                NOW,
                "acme",
                seen(fresh),
                "GET /a?" + named(fresh, "%s=%s"),
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "request-1");
        return switch (random.nextInt(6)) {
            case 0 ->
                new LogEvent(
                        header,
                        LogLevel.INFO,
                        "shop.Orders",
                        null,
                        sentence(fresh),
                        null,
                        sentence(fresh),
                        null,
                        null,
                        free(fresh),
                        1);
            case 1 ->
                new ExceptionEvent(
                        header,
                        "java.lang.IllegalStateException",
                        sentence(fresh),
                        "x: " + sentence(fresh) + "\n\tat a.B.c(B.java:1)",
                        "1",
                        1);
            case 2 ->
                new SlowQueryEvent(
                        header,
                        statement(fresh),
                        "abc",
                        5,
                        List.of("1", seen(fresh), secret(fresh)),
                        sentence(fresh),
                        1L);
            case 3 ->
                new FailedOperationEvent(
                        header,
                        "mail",
                        sentence(fresh),
                        sentence(fresh),
                        sentence(fresh),
                        free(fresh),
                        Severity.WARNING);
            case 4 ->
                new ActivityEvent(
                        header,
                        "sign-in",
                        sentence(fresh),
                        "user",
                        seen(fresh),
                        free(fresh),
                        "10.0.0.1",
                        "curl/8 " + sentence(fresh));
            default ->
                new AuditEvent(
                        header,
                        sentence(fresh),
                        AuditSeverity.INFO,
                        sentence(fresh),
                        "user",
                        "17",
                        free(fresh),
                        free(fresh),
                        sentence(fresh),
                        sentence(fresh),
                        "10.0.0.1",
                        sentence(fresh));
        };
    }

    private Map<String, Object> free(List<String> fresh) {
        return Map.of(
                key(),
                secret(fresh),
                "note",
                sentence(fresh),
                "deep",
                List.of(Map.of(
                        "deeper", Map.of(key() + "2", secret(fresh), "list", List.of(seen(fresh), sentence(fresh))))),
                "pair",
                Map.of("name", key(), "value", secret(fresh)),
                "cookies",
                Map.of("a", secret(fresh)));
    }

    private String sentence(List<String> fresh) {
        return switch (random.nextInt(4)) {
            case 0 -> "it was " + seen(fresh) + " that failed";
            case 1 ->
                "order 17 failed: "
                        + named(fresh, pick("%s=%s", "%s: %s", "%s = '%s' done", "\"%s\":\"%s\"", "%s=%s&x=1"));
            case 2 ->
                named(
                        fresh,
                        pick(
                                "{\\\"%s\\\":\\\"%s\\\"}",
                                "<%1$s>%2$s</%1$s>", "?next=%%2Fa%%3F%s%%3D%s", "{%s=%s, x=1}"));
            default -> "db [" + statement(fresh) + "] and " + seen(fresh);
        };
    }

    private String statement(List<String> fresh) {
        return switch (random.nextInt(3)) {
            case 0 -> "insert into users (name, password) values ('bob', '" + secret(fresh) + "')";
            case 1 -> "update users set password = '" + secret(fresh) + "', note = ? where token = ?";
            default ->
                "select * from users where token = '" + secret(fresh) + "' and mail = '" + seen(fresh)
                        + "' and secret = ?";
        };
    }

    private String named(List<String> fresh, String form) {
        return String.format(form, key().replace("Authorization", "token").replace("cookie", "token"), secret(fresh));
    }

    private String key() {
        return KEYS.get(random.nextInt(KEYS.size()));
    }

    private String pick(String... forms) {
        return forms[random.nextInt(forms.length)];
    }

    /** A secret that nothing shows but its name. */
    private String secret(List<String> fresh) {
        return keep(fresh, letters(8 + random.nextInt(20)));
    }

    /** A value that shows by itself what it is. */
    private String seen(List<String> fresh) {
        String letters = letters(36);
        String value = switch (random.nextInt(10)) {
            case 0 -> "ghp_" + letters;
            case 1 -> "sk_live_" + letters;
            case 2 -> "eyJhbGciOiJIUzI1NiJ9." + letters + "." + letters;
            case 3 -> "Bearer " + letters;
            case 4 ->
                "Basic " + Base64.getEncoder().encodeToString(("bob:" + letters).getBytes(StandardCharsets.UTF_8));
            case 5 -> card();
            case 6 -> letters.substring(0, 9) + "@example.com";
            case 7 -> URLEncoder.encode(letters.substring(0, 9) + "@example.com", StandardCharsets.UTF_8);
            case 8 -> "+52 55 " + (1000 + random.nextInt(9000)) + " " + (1000 + random.nextInt(9000));
            default -> "postgres://bob:" + letters + "@db/x";
        };
        boolean scheme = value.startsWith("Bearer ") || value.startsWith("Basic ");
        keep(fresh, scheme ? value.substring(value.indexOf(' ') + 1) : value.contains("://") ? letters : value);
        return value;
    }

    private static String keep(List<String> fresh, String value) {
        fresh.add(value);
        return value;
    }

    private String letters(int count) {
        StringBuilder letters = new StringBuilder("q7");
        random.ints(count - 2L, 0, LETTERS.length()).forEach(i -> letters.append(LETTERS.charAt(i)));
        return letters.toString();
    }

    /** A Visa number in groups of four. */
    private String card() {
        StringBuilder digits = new StringBuilder("4");
        random.ints(14, 0, 10).forEach(digits::append);
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int digit = digits.charAt(i) - '0';
            sum += i % 2 == 0 ? 2 * digit > 9 ? 2 * digit - 9 : 2 * digit : digit;
        }
        digits.append((10 - sum % 10) % 10);
        return digits.insert(12, ' ').insert(8, ' ').insert(4, ' ').toString();
    }
}
