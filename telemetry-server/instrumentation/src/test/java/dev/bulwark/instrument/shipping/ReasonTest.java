package dev.bulwark.instrument.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server has sent may be quoted in the application's log, within limits. */
class ReasonTest {
    @Test
    void aReasonIsOneShortLineWhateverAServerHasSent() {
        String sent = "parsing [HTTP\r\nINFO: all is well" + "\u001b\u0000 ".repeat(5000) + "]";

        assertThat(Delivery.NotNow.because(sent).why()).isEqualTo("parsing [HTTP INFO: all is well ]");
        assertThat(Delivery.NotNow.because("word ".repeat(5000)).why()).hasSize(200);
        assertThat(Delivery.NotNow.answered(200, sent, Duration.ZERO).why())
                .isEqualTo("status 200, parsing [HTTP INFO: all is well ]");
    }

    @ParameterizedTest
    @CsvSource({
        "302, something else answers in place of the telemetry server (status 302)",
        "404, something else answers in place of the telemetry server (status 404)",
        "200, something else answers in place of the telemetry server (status 200)",
        "429, the telemetry server takes nothing just now (status 429)",
        "503, the telemetry server takes nothing just now (status 503)",
        "401, the telemetry server refuses the token (status 401)",
    })
    void whatHasAnsweredIsSaid(int status, String words) {
        assertThat(Delivery.NotNow.because("no answer").words())
                .isEqualTo("the telemetry server cannot be reached (no answer)");
        assertThat(Delivery.NotNow.answered(status, null, Duration.ZERO).words())
                .isEqualTo(words);
    }
}
