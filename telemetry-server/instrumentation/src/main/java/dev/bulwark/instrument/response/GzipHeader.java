package dev.bulwark.instrument.response;

/** Reads the header of a gzip member (RFC 1952, section 2.3) byte by byte. Not thread-safe. */
final class GzipHeader {
    private static final int FIXED = 10;
    private static final int FLAGS_AT = 3;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private int seen;
    private int open;
    private int extraSeen;
    private int extraLength;
    private int checksumLeft = 2;

    boolean isComplete() {
        return seen == FIXED && open == 0;
    }

    /** Takes the next byte; false when this is no gzip. */
    boolean accepts(byte next) {
        if (seen < FIXED) {
            return acceptsFixed(next);
        }
        if ((open & HAS_EXTRA) != 0) {
            extra(next & 0xFF);
        } else if ((open & HAS_NAME) != 0) {
            open &= next == 0 ? ~HAS_NAME : ~0;
        } else if ((open & HAS_COMMENT) != 0) {
            open &= next == 0 ? ~HAS_COMMENT : ~0;
        } else if (--checksumLeft == 0) {
            open = 0;
        }
        return true;
    }

    private boolean acceptsFixed(byte next) {
        boolean fits = switch (seen) {
            case 0 -> next == (byte) 0x1F;
            case 1 -> next == (byte) 0x8B;
            case 2 -> next == 8;
            default -> true;
        };
        if (seen == FLAGS_AT) {
            open = next & (HAS_CHECKSUM | HAS_EXTRA | HAS_NAME | HAS_COMMENT);
        }
        seen++;
        return fits;
    }

    /** Two bytes of length, the lower first, then as many bytes. */
    private void extra(int next) {
        if (extraSeen < 2) {
            extraLength |= next << (8 * extraSeen);
        }
        extraSeen++;
        if (extraSeen >= 2 && extraSeen == extraLength + 2) {
            open &= ~HAS_EXTRA;
        }
    }
}
