package dev.bulwark.model.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text makes a check slow: it ends within its budget, or the text is dropped. */
class RedactionCostTest {
    private static final int LENGTH = 1_000_000;

    /** Nanoseconds of processor time: many times what the slowest takes, and far below what a quadratic search would. */
    private static final long FAR_FROM_LINEAR = 10_000_000_000L;

    private static final String LINE = "2026-11-21T14:22:39.123Z INFO  [http-8] c.e.shop.OrderService - order 8812 of "
            + "customer 17 placed: {\"items\":[{\"sku\":\"AB-1207\",\"count\":2}],\"total\":129.90} in 12 ms\n";

    private final Redactor redactor = new Redactor(RedactionSettings.withSalt("salt"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                LINE,
                "x",
                "7",
                "1 ",
                "a:",
                "a=",
                "\"",
                "'",
                "a='",
                "id=\"",
                "id=\\\"",
                "token=",
                "password=\"a\" ",
                "<password>",
                "<phone>",
                "-----BEGIN",
                "eyJ",
                "eyJ.",
                "eyJ ",
                "eyJhbG ",
                "thin:a ",
                "thin:a/b ",
                "Failing row contains (a\n",
                "/* ",
                "insert into t values ($a$ ",
                "Bearer a ",
                "token=[ ",
                "<password>a ",
                "@",
                "a@a.",
                "://",
                "a://b:",
                "a://a:b@",
                "ghp_",
                "%",
                "%25",
                "%3D",
                "&",
                "&quot;",
                "\\",
                "\\u0040",
                "insert into ",
                "insert into t(password) values('a')",
                "thin:",
                "+1",
                "+",
                "(5",
                "4111 ",
                "4111",
                "DE89",
                "DE89 ",
                "[",
                "token=[",
                "token={\"",
                "token=,,",
                "Cookie: ,a,",
                "--password ",
                "Bearer ",
                "Basic a",
                "cookie=,",
                "a b c d e=",
                "password 'x'",
                "$a$",
                "(",
                "\u00e9",
                "tel 555 ",
                "password=a,",
                "password\n=\n",
                "=\n",
                "password: |\n",
                "password: |\n \n",
                "password: |\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",
                "password: |\n  a\n",
                "password: |\n at ",
                "password=\\\\",
                "Failing row contains ("
            })
    void repeatedForAMillionCharacters(String piece) {
        String text = piece.repeat(LENGTH / piece.length());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        redactor.redact(text, "t");
        assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(FAR_FROM_LINEAR);
    }
}
