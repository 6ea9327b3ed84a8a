package dev.bulwark.model.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wherever a text is cut, nothing of a secret in it can be read. */
class CutTextTest {
    private final Redactor redactor = new Redactor(RedactionSettings.withSalt("salt"));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "paid with 4111 1111 1111 1111 today, 4111",
                "paid with 4111111111111111 today, 4111",
                "paid with card=4111-1111-1111-1111 today, 4111",
                "said to DE89 3704 0044 0532 0130 00 that, 3704",
                "wrote to bob.miller@example.com that, bob.m",
                "wrote {\"mail\":\"bob.miller@example.com\"} that, bob.m",
                "wrote ?to=bob.miller%40example.com&x=1 that, bob.m",
                "called +52 55 1234 5678 at once, 1234",
                "called (555) 123-4567 at once, 123",
                "called with Bearer abc1DEF2ghi3JKL4 at once, abc1",
                "signed with ghp_abcdefghij0123456789abcdefghij012345 now, abcd",
                "signed with eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0.abcDEF123 now, hbGc",
                "opened postgres://bob:s3cretWord@db/x now, s3cr",
                "set password=s3cretWord now, s3cr",
                "set {\"password\":\"s3cretWord\"} now, s3cr",
                "born as GOMC900514HDFLRR07 there, GOMC",
                "known as 536-22-8726 there, 536",
            })
    void noPartOfASecretIsLeft(String text, String part) {
        for (int most = 0; most <= text.length(); most++) {
            assertThat(redactor.redact(CutText.beginning(text, most), "t")).doesNotContain(part);
        }
    }

    @Test
    void aTextThatFitsStaysAsItIs() {
        assertThat(CutText.beginning("all of it", 9)).isEqualTo("all of it");
    }

    @Test
    void aTextEndsBeforeTheWordThroughWhichTheCutGoes() {
        assertThat(CutText.beginning("the order has failed", 16)).isEqualTo("the order has ");
    }

    @Test
    void aTextWithoutWordsIsCutWhereItMust() {
        assertThat(CutText.beginning("x".repeat(2000), 1000)).hasSize(1000);
    }
}
