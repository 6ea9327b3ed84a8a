package dev.bulwark.sample.defects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DefectsTest {
    @Test
    void readsAllNoneAndTitles() {
        assertThat(Defects.parse("all")).isEqualTo(Defects.ALL);
        assertThat(Defects.parse("none")).isEqualTo(Defects.NONE);
        assertThat(Defects.parse("escaping-or, n-plus-one"))
                .isEqualTo(Defects.of(Defect.ESCAPING_OR, Defect.N_PLUS_ONE));
    }

    @Test
    void anUnknownTitleIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Defects.parse("forgotten-filter,forgoten-filter"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'forgoten-filter'")
                .hasMessageContaining("mail-timeout");
    }
}
