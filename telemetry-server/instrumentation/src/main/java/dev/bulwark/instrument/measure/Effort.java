package dev.bulwark.instrument.measure;

import java.util.Locale;

/** How much is told beyond violations and what the application reports itself, the least first. */
public enum Effort {
    /** Counts only. */
    COUNTERS("counts only"),
    /** Counts, and what is slow, failed or suspicious; no samples, and no call sites. */
    REDUCED("what is slow, failed or suspicious, and counts, but neither samples nor call sites"),
    /** Everything. */
    FULL("everything");

    private final String words;

    Effort(String words) {
        this.words = words;
    }

    /** What is told, for a sentence. */
    String words() {
        return words;
    }

    /** Its name on the wire. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
