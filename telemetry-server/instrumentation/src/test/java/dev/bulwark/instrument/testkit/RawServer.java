package dev.bulwark.instrument.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Something that listens and may answer anything, or nothing. One request for each connection. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Behaviour behaviour;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final Thread acceptor;

    public RawServer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        acceptor = new Thread(this::accept, "raw-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** What is done with a connection, which is closed afterwards. */
    @FunctionalInterface
    public interface Behaviour {
        void serve(InputStream in, OutputStream out) throws Exception;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** How many connections there were. */
    public int connections() {
        return connections.get();
    }

    /** How many are open now. */
    public int openNow() {
        return open.size();
    }

    /** Reads one request; the answer is its body. */
    public static byte[] readRequest(InputStream in) throws IOException {
        String head = readHead(in).toLowerCase(Locale.ROOT);
        int at = head.indexOf("content-length:");
        if (at < 0) {
            return new byte[0];
        }
        int length =
                Integer.parseInt(head.substring(at + 15, head.indexOf('\r', at)).strip());
        return in.readNBytes(length);
    }

    /** Answers with a status, further head lines and a body. */
    public static void answer(OutputStream out, int status, String lines, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + status + " x\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n" + lines
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed within the head");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                connections.incrementAndGet();
                Thread worker = new Thread(() -> serve(socket), "raw-connection");
                worker.setDaemon(true);
                worker.start();
            } catch (IOException e) {
                // closed, which ends the loop
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            behaviour.serve(socket.getInputStream(), socket.getOutputStream());
        } catch (Exception e) {
            // the other side went away, or this server was closed
        } finally {
            open.remove(socket);
        }
    }
}
