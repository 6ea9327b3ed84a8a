package dev.bulwark.console.controls;

import dev.bulwark.model.Severity;
import dev.bulwark.model.health.TrafficLight;

/** How a state looks: a shape of its own, a word, and only then a colour (by the style sheet). */
public enum StatusLook {
    OK("OK", "status-ok", Paths.CIRCLE, Paths.TICK, true),
    WARN("WARN", "status-warn", Paths.TRIANGLE, Paths.BANG, true),
    CRIT("CRIT", "status-crit", Paths.OCTAGON, Paths.CROSS, true),
    UNKNOWN("UNKNOWN", "status-unknown", Paths.DIAMOND, Paths.QUESTION, false),
    /** Worth knowing, not yet worth worrying. */
    NOTICE("NOTICE", "status-notice", Paths.TRIANGLE, Paths.BANG, false);

    private final String word;
    private final String styleClass;
    private final String outline;
    private final String sign;
    private final boolean solid;

    StatusLook(String word, String styleClass, String outline, String sign, boolean solid) {
        this.word = word;
        this.styleClass = styleClass;
        this.outline = outline;
        this.sign = sign;
        this.solid = solid;
    }

    public static StatusLook of(TrafficLight light) {
        return switch (light) {
            case GREEN -> OK;
            case YELLOW -> WARN;
            case RED -> CRIT;
            case GREY -> UNKNOWN;
        };
    }

    public static StatusLook of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> CRIT;
            case HIGH -> WARN;
            case WARNING -> NOTICE;
        };
    }

    public String word() {
        return word;
    }

    public String styleClass() {
        return styleClass;
    }

    /** SVG path on a grid of 24 by 24. */
    String outline() {
        return outline;
    }

    /** SVG path of strokes on the same grid. */
    String sign() {
        return sign;
    }

    /** Filled, as opposed to an outline only. */
    boolean solid() {
        return solid;
    }

    private static final class Paths {
        static final String CIRCLE = "M12 1 A11 11 0 1 1 12 23 A11 11 0 1 1 12 1 Z";
        static final String TICK = "M6.8 12.6 L10.5 16.3 L17.4 8.4";
        static final String TRIANGLE = "M12 2 L23 21.5 L1 21.5 Z";
        static final String BANG = "M12 9.2 L12 14.6 M12 17.8 L12 18.1";
        static final String OCTAGON = "M7.4 1 L16.6 1 L23 7.4 L23 16.6 L16.6 23 L7.4 23 L1 16.6 L1 7.4 Z";
        static final String CROSS = "M8 8 L16 16 M16 8 L8 16";
        static final String DIAMOND = "M12 1 L23 12 L12 23 L1 12 Z";
        static final String QUESTION = "M9.4 9.8 A2.7 2.7 0 1 1 13 12.2 Q12 12.7 12 13.9 M12 16.6 L12 16.9";

        private Paths() {}
    }
}
