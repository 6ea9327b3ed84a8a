package dev.bulwark.instrument.response;

/**
 * The bytes of one text or scalar, with its escapes resolved to UTF-8, up to a bound beyond which it can neither be a
 * tenant key nor any tenant's identifier. Not thread-safe.
 */
final class TokenBytes {
    static final int MOST = 512;
    private static final int FIRST_SIZE = 64;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;
    private boolean tooLong;
    private boolean touched;
    private int unit;
    private int digits;
    private int highSurrogate;

    void clear() {
        length = 0;
        tooLong = false;
        touched = false;
        highSurrogate = 0;
    }

    /** Whether nothing was added, not even of no length. */
    boolean isEmpty() {
        return !touched;
    }

    boolean isTooLong() {
        return tooLong;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void add(byte[] source, int from, int to) {
        touched = true;
        int added = to - from;
        if (added == 0) {
            return;
        }
        highSurrogate = 0;
        if (hasRoomFor(added)) {
            System.arraycopy(source, from, bytes, length, added);
            length += added;
        }
    }

    /** Adds what stands behind a backslash. */
    void addEscaped(byte next) {
        highSurrogate = 0;
        byte plain = switch (next) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> next;
        };
        addByte(plain);
    }

    void beginUnicode() {
        unit = 0;
        digits = 0;
    }

    /** Takes one of four hexadecimal digits; true when they are complete. */
    boolean addUnicodeDigit(byte digit) {
        unit = unit << 4 | Math.max(0, Character.digit(digit, 16));
        if (++digits < 4) {
            return false;
        }
        addUnit((char) unit);
        return true;
    }

    private void addUnit(char next) {
        touched = true;
        if (Character.isLowSurrogate(next) && highSurrogate != 0) {
            length -= 3; // the high half was added as if it stood alone
            addCodePoint(Character.toCodePoint((char) highSurrogate, next));
            highSurrogate = 0;
        } else {
            addCodePoint(next);
            highSurrogate = Character.isHighSurrogate(next) && !tooLong ? next : 0;
        }
    }

    private void addCodePoint(int point) {
        if (hasRoomFor(Utf8.LONGEST)) {
            length = Utf8.write(point, bytes, length);
        }
    }

    private void addByte(int next) {
        touched = true;
        if (hasRoomFor(1)) {
            bytes[length++] = (byte) next;
        }
    }

    private boolean hasRoomFor(int added) {
        if (tooLong || length + added > MOST) {
            tooLong = true;
            return false;
        }
        if (length + added > bytes.length) {
            byte[] larger = new byte[Math.min(MOST, 2 * (length + added))];
            System.arraycopy(bytes, 0, larger, 0, length);
            bytes = larger;
        }
        return true;
    }
}
