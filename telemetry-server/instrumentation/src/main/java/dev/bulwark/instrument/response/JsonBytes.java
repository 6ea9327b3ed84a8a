package dev.bulwark.instrument.response;

/** What a byte means in JSON, outside of texts. */
final class JsonBytes {
    /** Part of a number or literal. */
    static final byte SCALAR = 0;

    static final byte BLANK = 1;
    static final byte QUOTE = 2;
    static final byte COLON = 3;
    static final byte COMMA = 4;
    static final byte OPEN_OBJECT = 5;
    static final byte OPEN_ARRAY = 6;
    static final byte CLOSE = 7;

    private static final byte[] KINDS = kinds();

    private JsonBytes() {}

    static byte kindOf(byte next) {
        return KINDS[next & 0xFF];
    }

    /** The place of the first byte that is not part of a number or literal; the end when there is none. */
    static int endOfScalar(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && KINDS[bytes[at] & 0xFF] == SCALAR) {
            at++;
        }
        return at;
    }

    /** Whether a body that says nothing of itself begins as an object or an array does, in whatever Unicode form. */
    static boolean beginsJson(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            byte kind = kindOf(bytes[i]);
            if (kind != BLANK && bytes[i] > 0) {
                return kind == OPEN_OBJECT || kind == OPEN_ARRAY;
            }
        }
        return false;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (char blank : " \n\r\t".toCharArray()) {
            kinds[blank] = BLANK;
        }
        kinds['"'] = QUOTE;
        kinds[':'] = COLON;
        kinds[','] = COMMA;
        kinds['{'] = OPEN_OBJECT;
        kinds['['] = OPEN_ARRAY;
        kinds['}'] = CLOSE;
        kinds[']'] = CLOSE;
        return kinds;
    }
}
