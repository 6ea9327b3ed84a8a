package dev.bulwark.model.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What operators read all day holds no secret, and stays as it is. */
class HarmlessTextsTest {
    private static final int GENERATED = 20_000;

    /** Of a thousand lines. */
    private static final double MOST_SPOILED = 1;

    private static final List<String> WRITTEN = List.of(
            "Started ShopApplication in 4.217 seconds (process running for 4.801)",
            "Tomcat initialized with port 8080 (http)",
            "HikariPool-1 - Added connection conn0: url=jdbc:h2:mem:shop user=SA",
            "HikariPool-1 - Pool stats (total=10/10, idle=9/10, active=1, waiting=0)",
            "GET /api/orders/18273645 200 512 17ms",
            "POST /api/v2/invoices 201 1.2kB in 38.4 ms from 10.12.0.7:51234",
            "o.s.web.servlet.DispatcherServlet - Completed initialization in 2 ms",
            "Could not obtain lock on row in relation \"orders\"",
            "ERROR: duplicate key value violates unique constraint \"users_pkey\"",
            "Detail: Key (id)=(42) already exists.",
            "java.lang.NullPointerException: Cannot invoke \"String.length()\" because \"name\" is null",
            "\tat org.apache.catalina.core.StandardWrapperValve.invoke(StandardWrapperValve.java:167)",
            "\tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:162) ~[HikariCP-5.1.0.jar:na]",
            "Caused by: java.net.SocketTimeoutException: Read timed out after 30000 ms",
            "... 42 common frames omitted",
            "[GC pause (G1 Evacuation Pause) (young) 512M->128M(1024M), 0.0123456 secs]",
            "heap used 402653184 of 536870912 bytes (75.0 %), 14 collections in the last hour",
            "disk /dev/sda1 81 % of 274877906944 bytes, 52428800 inodes free",
            "load average: 0.52, 0.58, 0.59",
            "Flyway: Successfully applied 3 migrations to schema \"public\", now at version v2026.11.21.1 (00:00.213s)",
            "kafka: partition orders-7 offset 9223372036854775 lag 12 consumer shop-42",
            "topic=orders partition=7 offset=123456789012 key=order-4711 size=2048",
            "cache hit ratio 0.973 (12345678 hits, 342101 misses), evicted 1200 entries",
            "circuit breaker 'payments' changed from CLOSED to OPEN after 50 failures of 100 calls",
            "retry 3 of 5 for mail-4711 in 800 ms",
            "Invoice 2026-000123 total 1,234.56 EUR, due 2026-12-31",
            "Order #1000023456 shipped by carrier DHL, 3 parcels, 12.5 kg",
            "sku 4006381333931 price 19.99 quantity 12",
            "isbn 9783161484100 returned",
            "user 42 signed in from 192.168.1.15",
            "tenant acme: 17 users, 3 teams, 204 open to-dos",
            "password changed for user 42",
            "password must have at least 12 characters",
            "the token has expired",
            "token expired at 2026-11-21T14:22:39Z",
            "invalid token: unexpected end of input at line 3 column 17",
            "Unexpected token '}' in JSON at position 512",
            "token bucket of /api/search refilled, 100 left",
            "secret rotation finished, 3 secrets updated",
            "authorization failed: role viewer may not PUT /policy",
            "authentication succeeded with method password",
            "basic checks passed; bearer channel up",
            "session expired after 30 minutes",
            "cookie banner accepted by 83 % of visitors",
            "pin board updated, 4 pins",
            "the card was declined by the bank",
            "card payment of 12.00 EUR accepted",
            "phone verification is disabled",
            "SELECT id, name FROM users WHERE organization_id = ? AND id = ?",
            "UPDATE invoices SET status = ?, updated_at = now() WHERE id = ?",
            "Hibernate: select t1_0.id,t1_0.name,t1_0.organization_id from teams t1_0 where t1_0.organization_id=?",
            "Binding parameter [1] as [BIGINT] - [42]",
            "query took 1843 ms: 12034 rows, plan hash 0x9f3c2b1a",
            "cpu 12.5 % user, 3.1 % system, 84.4 % idle",
            "request 7f3d9a2c-1b4e-4c8a-9d2f-6a5b4c3d2e1f took 17 ms",
            "traceparent 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "commit 9fb92f9e3b0c44298fc1c149afbf4c8996fb924 deployed by ci",
            "image registry/shop:1.4.2@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "etag W/\"5d8c72a5edda8d6a\" not modified",
            "upload part 17 of 32 (8388608 bytes) crc32c 4c1d2e3f",
            "rate limit: 429 for client 10.0.0.0/8, retry after 1200 ms",
            "websocket /ws/meetings opened, 214 live, code 1006 on 3",
            "smtp 250 2.0.0 OK 1732199999 queued",
            "dns lookup of db.internal took 3 ms, ttl 300",
            "tls handshake TLSv1.3 TLS_AES_256_GCM_SHA384 in 12 ms, certificate serial 04:3f:2a:9b",
            "certificate expires in 29 days",
            "cron '0 0/15 * * * ?' fired at 14:15:00.004",
            "job nightly-rollup finished: 1440 minutes, 12 tenants, 0 errors",
            "latitude 52.520008 longitude 13.404954 accuracy 12 m",
            "version 11.0.0-M20 on Linux 6.1.0-28-amd64",
            "thread http-nio-8080-exec-12 blocked for 5012 ms on java.util.concurrent.locks.ReentrantLock@6d06d69c",
            "GET https://api.example.com/v1/users?page=2&size=50&sort=name,asc 200",
            "moved /var/lib/shop/export-20261121-142239.csv (17 files)",
            "feature flag new-checkout=true for 10 % of tenants",
            "A/B test 2026-11 variant B: 1,024 of 2,048",
            "timeout=5000 retries=3 backoff=250 jitter=0.5",
            "x-forwarded-for: 203.0.113.7, 10.0.0.1",
            "Content-Type: application/json; charset=utf-8, Content-Length: 1048576",
            "lock wait 00:00:03.512, statement 3 of transaction 982734",
            "epoch 1763735000 is 2026-11-21T14:23:20+00:00[UTC]",
            "vat 19 %, net 1000.00, gross 1190.00",
            "exchange rate EUR/USD 1.08345 at 14:22:39.123",
            "checksum d41d8cd98f00b204e9800998ecf8427e matches");

    private final Redactor redactor = new Redactor(RedactionSettings.withSalt("salt"));
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void writtenLinesStayAsTheyAre() {
        assertThat(WRITTEN.stream().filter(this::isSpoiled).map(line -> line + " -> " + redactor.redact(line, "t")))
                .isEmpty();
    }

    @Test
    void ofGeneratedLinesNextToNoneIsSpoiled() {
        List<Function<Random, String>> forms = forms();
        List<String> spoiled = IntStream.range(0, GENERATED)
                .mapToObj(i -> forms.get(i % forms.size()).apply(random))
                .filter(this::isSpoiled)
                .map(line -> line + " -> " + redactor.redact(line, "t"))
                .toList();
        assertThat(spoiled).as("seed %d", seed).hasSizeLessThanOrEqualTo((int) (GENERATED / 1000 * MOST_SPOILED));
    }

    private boolean isSpoiled(String line) {
        return !redactor.redact(line, "t").equals(line);
    }

    /** Each with numbers of the lengths and forms that its kind has. */
    private static List<Function<Random, String>> forms() {
        List<Function<Random, String>> forms = new ArrayList<>();
        Stream.<Function<Random, String>>of(
                        r -> "order " + number(r, 10) + " of tenant " + number(r, 4) + " took " + r.nextInt(9000)
                                + " ms",
                        r -> "id=" + number(r, 16) + " version=" + r.nextInt(100),
                        r -> "request " + new UUID(r.nextLong(), r.nextLong()) + " done",
                        r -> "trace " + hex(r, 16) + " span " + hex(r, 8),
                        r -> "at " + Instant.ofEpochMilli(1_700_000_000_000L + r.nextInt(Integer.MAX_VALUE)),
                        r -> "nanos " + (1_763_735_000_000_000_000L + r.nextInt(Integer.MAX_VALUE)),
                        r -> "GET /api/teams/" + number(r, 12) + "/members?page=" + r.nextInt(99) + " 200",
                        r -> ip(r) + " - - \"GET / HTTP/1.1\" 304 " + r.nextInt(100_000),
                        r -> "sha256 " + hex(r, 32),
                        r -> String.format(
                                Locale.ROOT, "cpu %.2f heap %d of %d", r.nextDouble(), r.nextInt(), 1L << 33),
                        r -> "offset " + number(r, 12) + " lag " + r.nextInt(1000),
                        r -> "version " + r.nextInt(30) + "." + r.nextInt(100) + "." + r.nextInt(1000) + "-b"
                                + number(r, 6),
                        r -> "at com.example.shop.Orders$" + r.nextInt(99) + ".run(Orders.java:" + r.nextInt(999) + ")",
                        r -> "com.example.Order@" + hex(r, 4) + " not found",
                        r -> "moved /data/" + number(r, 8) + "/" + hex(r, 6) + ".csv",
                        r -> String.format(
                                Locale.ROOT,
                                "total %,.2f EUR for invoice 2026-%06d",
                                r.nextDouble() * 1e6,
                                r.nextInt(999_999)),
                        r -> "rows " + r.nextInt(1_000_000) + " in " + r.nextInt(100_000) + " us, plan 0x" + hex(r, 4),
                        r -> "SELECT * FROM t WHERE id = " + number(r, 9) + " AND organization_id = " + number(r, 5))
                .forEach(forms::add);
        return forms;
    }

    private static String number(Random random, int digits) {
        StringBuilder number = new StringBuilder().append((char) ('1' + random.nextInt(9)));
        while (number.length() < digits) {
            number.append((char) ('0' + random.nextInt(10)));
        }
        return number.toString();
    }

    private static String hex(Random random, int bytes) {
        byte[] raw = new byte[bytes];
        random.nextBytes(raw);
        return HexFormat.of().formatHex(raw);
    }

    private static String ip(Random random) {
        return random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }
}
