package dev.bulwark.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerTest {
    @Test
    void whatIsBlankIsNotKnown() {
        assertThat(new Caller("", " \t")).isEqualTo(new Caller(null, null));
        assertThat(new Caller("7", "ada"))
                .extracting(Caller::tenant, Caller::user)
                .containsExactly("7", "ada");
    }
}
