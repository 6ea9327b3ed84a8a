package dev.bulwark.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GenerationCacheTest {
    private final StatementAnalysis analysis =
            new Judge(Schema.unknown(), JudgeSettings.defaults()).analyse("SELECT 1");

    @Test
    void aMillionTextsTakeBoundedRoom() {
        GenerationCache<StatementAnalysis> cache = new GenerationCache<>(100);
        for (int i = 0; i < 1_000_000; i++) {
            cache.put("SELECT " + i, analysis);
        }
        assertThat(cache.count()).isLessThanOrEqualTo(102);
    }

    @Test
    void whatIsUsedStays() {
        GenerationCache<StatementAnalysis> cache = new GenerationCache<>(100);
        cache.put("used", analysis);
        for (int i = 0; i < 1000; i++) {
            cache.put("SELECT " + i, analysis);
            assertThat(cache.get("used")).isNotNull();
        }
        assertThat(cache.get("SELECT 1")).isNull();
    }

    @Test
    void oneTextIsAnalysedOnce() {
        Judge judge = new Judge(Schema.unknown(), JudgeSettings.defaults());

        assertThat(judge.analyse("SELECT a FROM b")).isSameAs(judge.analyse("SELECT a FROM b"));
    }
}
