package dev.bulwark.instrument.client;

import dev.bulwark.model.redaction.CutText;

/** Text that every JSON writer and every database takes. */
public final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    /** The beginning of a text, without half a secret at its end, and with half characters and NUL replaced. */
    public static String of(String text, int most) {
        return clean(CutText.beginning(text, most));
    }

    private static String clean(String text) {
        int end = text.length();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return repaired(text, end);
            }
        }
        return text;
    }

    private static String repaired(String text, int end) {
        StringBuilder repaired = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
                repaired.append(c).append(text.charAt(++i));
            } else {
                repaired.append(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return repaired.toString();
    }
}
