package dev.bulwark.instrument.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** A client that sends any bytes, and may go away at any time. */
public final class RawClient implements AutoCloseable {
    /** What differs from answer to answer, or is ours. */
    private static final List<String> PASSING =
            List.of("date:", "x-trace-id:", "x-request-id:", "traceparent:", "tracestate:");

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
    }

    /** Sends a text, each character as a byte. */
    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Begins a request; further lines may follow. */
    public void begin(String method, String path, String lines) throws IOException {
        send(method + " " + path + " HTTP/1.1\r\nHost: x\r\nX-Tenant: 7\r\n" + lines + "\r\n");
    }

    /** The head of the next answer, with the empty line; what there is of it if the connection ends before. */
    public String readHead() throws IOException {
        return readUntil(END_OF_HEAD);
    }

    /** What comes until those characters have come, or the connection ends. */
    public String readUntil(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        int next = 0;
        while (next >= 0 && !endsWith(text, end)) {
            next = in.read();
            if (next >= 0) {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    private static boolean endsWith(StringBuilder text, String end) {
        int from = text.length() - end.length();
        return from >= 0 && text.indexOf(end, from) == from;
    }

    public String read(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), ISO_8859_1);
    }

    /** All that comes until the connection ends, however it ends. */
    public String readAll() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (java.net.SocketException e) {
            all.write("(reset)".getBytes(ISO_8859_1));
        }
        return all.toString(ISO_8859_1);
    }

    /** Goes away so that the server notices at its next write. */
    public void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** An answer without what differs from answer to answer, its header lines in order; of a failure only the status. */
    public static String comparable(String answer) {
        int end = answer.indexOf(END_OF_HEAD);
        if (end < 0) {
            return answer;
        }
        if (answer.startsWith("HTTP/1.1 5")) {
            return answer.substring(0, answer.indexOf('\r'));
        }
        TreeSet<String> lines = new TreeSet<>();
        String[] head = answer.substring(0, end).split("\r\n");
        for (int i = 1; i < head.length; i++) {
            String lower = head[i].toLowerCase(Locale.ROOT);
            if (PASSING.stream().noneMatch(lower::startsWith)) {
                lines.add(lower);
            }
        }
        String body = answer.substring(end + END_OF_HEAD.length()).replace("/watched", "/plainly");
        return head[0] + " " + lines + "\n" + (body.startsWith("HTTP/1.1 ") ? comparable(body) : body);
    }
}
