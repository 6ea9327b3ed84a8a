package dev.bulwark.instrument.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a server has sent may be quoted in the application's log, within limits. */
class ReasonTest {
    @Test
    void aReasonIsOneShortLineWhateverAServerHasSent() {
        String sent = "parsing [HTTP\r\nINFO: all is well" + "\u001b\u0000 ".repeat(5000) + "]";

        assertThat(Delivery.NotNow.because(sent).why()).isEqualTo("parsing [HTTP INFO: all is well ]");
        assertThat(Delivery.NotNow.because("x".repeat(5000)).why()).hasSize(200);
    }
}
