package dev.bulwark.instrument.shipping;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads answers of HTTP/1.1 (RFC 9112) to POST, which must be short: longer ones are given up, whoever sends them. Belongs to
 * one thread.
 */
final class AnswerParser {
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int LONGEST_BODY = 256 * 1024;
    private static final int HEXADECIMAL = 16;

    private final InputStream in;
    private int headBytes;

    AnswerParser(InputStream in) {
        this.in = in;
    }

    /**
     * The next answer.
     *
     * @throws IOException if it breaks off, is too long, or is none
     */
    HttpAnswer read() throws IOException {
        headBytes = 0;
        String first;
        Map<String, String> headers;
        int status;
        do {
            first = line();
            status = status(first);
            headers = headers();
        } while (status >= 100 && status < 200 && status != 101);
        boolean endless = isEndless(status, headers);
        boolean isLast = endless
                || first.startsWith("HTTP/1.0")
                || "close".equalsIgnoreCase(headers.getOrDefault("connection", ""));
        return new HttpAnswer(status, headers, body(status, headers, endless), isLast);
    }

    /** What answers a CONNECT: a success has no body, and what follows it comes from elsewhere. */
    int readStatus() throws IOException {
        headBytes = 0;
        int status = status(line());
        headers();
        return status;
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.") || line.length() < 12 || line.charAt(8) != ' ') {
            throw new IOException("no answer of HTTP");
        }
        return number(line.substring(9, 12), 10);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                headers.putIfAbsent(name, line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static boolean isEndless(int status, Map<String, String> headers) {
        return !hasNoBody(status) && !isChunked(headers) && !headers.containsKey("content-length");
    }

    private static boolean hasNoBody(int status) {
        return status < 200 || status == 204 || status == 304;
    }

    private static boolean isChunked(Map<String, String> headers) {
        return headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked");
    }

    private byte[] body(int status, Map<String, String> headers, boolean endless) throws IOException {
        if (hasNoBody(status)) {
            return new byte[0];
        }
        if (endless) {
            return bounded(in.readNBytes(LONGEST_BODY + 1));
        }
        return isChunked(headers) ? chunks() : exactly(number(headers.getOrDefault("content-length", ""), 10));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(exactly(size));
            bounded(body);
            line();
        }
        headers();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return number(line().replaceFirst(";.*", "").strip(), HEXADECIMAL);
    }

    private byte[] exactly(int size) throws IOException {
        if (size > LONGEST_BODY) {
            throw tooLong();
        }
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the answer breaks off");
        }
        return bytes;
    }

    private static byte[] bounded(byte[] body) throws IOException {
        if (body.length > LONGEST_BODY) {
            throw tooLong();
        }
        return body;
    }

    private static void bounded(ByteArrayOutputStream body) throws IOException {
        if (body.size() > LONGEST_BODY) {
            throw tooLong();
        }
    }

    private static IOException tooLong() {
        return new IOException("the answer is longer than " + LONGEST_BODY + " bytes");
    }

    private static int number(String digits, int radix) throws IOException {
        try {
            int number = Integer.parseInt(digits, radix);
            if (number < 0) {
                throw new IOException("no answer of HTTP");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IOException("no answer of HTTP", e);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException(headBytes == 0 ? "no answer" : "the answer breaks off");
            }
            if (++headBytes > LONGEST_HEAD) {
                throw new IOException("the answer's head is longer than " + LONGEST_HEAD + " bytes");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
