package dev.bulwark.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void goodTextStaysAsItIs() {
        String good = "plain, Grüße, 漢字, 😀, \t\n\u202e";

        assertThat(Text.clean(good)).isSameAs(good);
        assertThat(Text.clean(null)).isNull();
    }

    @Test
    void nulAndHalvesOfPairsBecomeReplacementCharacters() {
        assertThat(Text.clean("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(Text.clean("\ud83dx")).isEqualTo("\uFFFDx");
        assertThat(Text.clean("x\ude00\ud83d")).isEqualTo("x\uFFFD\uFFFD");
        assertThat(Text.clean("\ud83d\ud83d\ude00")).isEqualTo("\uFFFD\ud83d\ude00");
    }

    @Test
    void aCutNeverHalvesAPairAndSaysThatItCut() {
        for (int max = 10; max < 20; max++) {
            assertThat(Text.cut("😀".repeat(20), max))
                    .endsWith("… (cut)")
                    .hasSizeLessThanOrEqualTo(max)
                    .isEqualTo(Text.clean(Text.cut("😀".repeat(20), max)));
        }
        assertThat(Text.cut("short", 10)).isEqualTo("short");
    }

    @Test
    void objectsAreCleanHoweverDeep() {
        Map<String, Object> clean =
                Text.cleanObject(Map.of("a\0", List.of(Map.of("b", "\ud800"), 1, true, List.of("\0"))));

        assertThat(clean).isEqualTo(Map.of("a\uFFFD", List.of(Map.of("b", "\uFFFD"), 1, true, List.of("\uFFFD"))));
    }

    @Test
    void cleanTextSurvivesUtf8WhateverWasInIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[] edges = {0, 1, 0x7f, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffff};
        for (int round = 0; round < 5_000; round++) {
            char[] chars = new char[random.nextInt(8)];
            for (int i = 0; i < chars.length; i++) {
                chars[i] = (char) edges[random.nextInt(edges.length)];
            }
            String clean = Text.clean(new String(chars));
            byte[] utf8 = clean.getBytes(StandardCharsets.UTF_8);

            assertThat(new String(utf8, StandardCharsets.UTF_8))
                    .as("seed %d, %s", seed, Arrays.toString(chars))
                    .isEqualTo(clean)
                    .doesNotContain("\0")
                    .hasSize(chars.length);
        }
    }
}
