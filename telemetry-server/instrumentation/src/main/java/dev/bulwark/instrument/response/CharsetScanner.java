package dev.bulwark.instrument.response;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Scans JSON in any character set. Its first four bytes tell UTF-16 and UTF-32, since JSON begins with a character of ASCII
 * (RFC 4627, section 3); clients go by them too. Else it is what the response says, or UTF-8. Not thread-safe.
 */
final class CharsetScanner extends TranslatingScanner {
    private static final int TELLING = 4;
    private static final int LONGEST_CHARACTER = 8;

    private final Charset declared;
    private final byte[] first = new byte[TELLING];
    private int firstLength;
    private boolean decided;
    private @Nullable CharsetDecoder decoder;
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer undecoded = ByteBuffer.allocate(PIECE + LONGEST_CHARACTER);
    private final CharBuffer characters = CharBuffer.allocate(PIECE);
    private final ByteBuffer encoded = ByteBuffer.allocate(4 * PIECE);

    /**
     * A scanner at the start of a body.
     *
     * @param declared what the response says
     */
    CharsetScanner(BodyScanner plain, Charset declared) {
        super(plain);
        this.declared = declared;
    }

    /** Whether a body that begins so can be read as it is. */
    static boolean isPlain(byte[] bytes, int length, Charset declared) {
        return length >= TELLING && StandardCharsets.UTF_8.equals(charsetOf(bytes, declared));
    }

    @Override
    int step(byte[] bytes, int at, int end) {
        if (!decided) {
            first[firstLength++] = bytes[at];
            if (firstLength == TELLING) {
                decide();
            }
            return at + 1;
        }
        int next = Math.min(end, at + PIECE);
        translate(bytes, at, next - at);
        return next;
    }

    /** Less than four bytes are no identifier, but perhaps the start of a sequence of them. */
    @Override
    public void end() {
        if (!decided) {
            decide();
        }
        super.end();
    }

    private void decide() {
        decided = true;
        Charset charset = firstLength < TELLING ? declared : charsetOf(first, declared);
        if (!StandardCharsets.UTF_8.equals(charset)) {
            decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
        }
        translate(first, 0, firstLength);
    }

    private void translate(byte[] bytes, int from, int length) {
        CharsetDecoder known = decoder;
        if (known == null) {
            plain(bytes, from, length);
            return;
        }
        undecoded.put(bytes, from, length).flip();
        boolean more = true;
        while (more) {
            more = known.decode(undecoded, characters, false).isOverflow();
            characters.flip();
            encode();
            characters.compact();
        }
        undecoded.compact();
    }

    /** Half of a surrogate pair stays behind until its other half comes. */
    private void encode() {
        encoder.encode(characters, encoded, false);
        plain(encoded.array(), 0, encoded.position());
        encoded.clear();
    }

    private static Charset charsetOf(byte[] start, Charset declared) {
        int zeroes =
                (start[0] == 0 ? 8 : 0) | (start[1] == 0 ? 4 : 0) | (start[2] == 0 ? 2 : 0) | (start[3] == 0 ? 1 : 0);
        if (begins(start, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (begins(start, 0xFF, 0xFE)) {
            return zeroes == 0b0011 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
        }
        if (zeroes == 0b1110
                || Arrays.equals(start, 0, TELLING, new byte[] {0, 0, (byte) 0xFE, (byte) 0xFF}, 0, TELLING)) {
            return Charset.forName("UTF-32BE");
        }
        if (zeroes == 0b0111) {
            return Charset.forName("UTF-32LE");
        }
        if (start[0] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return start[1] == 0 ? StandardCharsets.UTF_16LE : supersetOf(declared);
    }

    private static boolean begins(byte[] start, int one, int two) {
        return (start[0] & 0xFF) == one && (start[1] & 0xFF) == two;
    }

    /** What says to be UTF-16 and is not can only be UTF-8; so is all of ASCII. */
    private static Charset supersetOf(Charset declared) {
        if (StandardCharsets.UTF_8.equals(declared)) {
            return declared;
        }
        boolean wide = declared.name().startsWith("UTF-16") || declared.name().startsWith("UTF-32");
        return wide || StandardCharsets.US_ASCII.equals(declared) ? StandardCharsets.UTF_8 : declared;
    }
}
