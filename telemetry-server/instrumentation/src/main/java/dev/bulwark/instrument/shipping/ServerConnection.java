package dev.bulwark.instrument.shipping;

import dev.bulwark.model.tls.PinnedCertificate;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one server, kept for the next request where the server allows it. It goes through the proxy that Java's
 * settings name. Belongs to one thread, but for {@link #drop()}.
 */
final class ServerConnection {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** For one read only; whoever waits for the whole answer drops the connection before. */
    private static final Duration READ = Duration.ofSeconds(10);

    private static final int SECURE_PORT = 443;
    private static final int PLAIN_PORT = 80;
    private static final int SUCCESS = 200;

    private final URI server;
    private final boolean secure;
    private final String host;
    private final int port;
    private volatile @Nullable Socket underneath;
    private @Nullable Opened opened;

    /** @param server its fragment, if there is one, is the fingerprint of the certificate that it must show */
    ServerConnection(URI server) {
        this.server = server;
        this.secure = "https".equalsIgnoreCase(server.getScheme());
        this.host = server.getHost().replaceAll("[\\[\\]]", "");
        this.port = server.getPort() >= 0 ? server.getPort() : secure ? SECURE_PORT : PLAIN_PORT;
    }

    /**
     * Sends a request and reads its answer. A connection that has waited may have been closed by then: the request is sent
     * once more over a new one.
     *
     * @param abandoned asked before a connection is opened: whether nobody waits any more
     * @throws IOException if the server cannot be reached, or breaks off, or answers something else than HTTP
     */
    HttpAnswer exchange(HttpRequest request, BooleanSupplier abandoned) throws IOException {
        Opened kept = opened;
        opened = null;
        if (kept != null && kept.in.available() == 0) {
            try {
                return exchange(request, kept);
            } catch (SocketException | EOFException e) {
                drop();
            }
        }
        drop();
        return exchange(request, open(abandoned));
    }

    /** Closes the connection under whoever uses it. */
    void drop() {
        Socket socket = underneath;
        if (socket != null) {
            closeQuietly(socket);
        }
    }

    private HttpAnswer exchange(HttpRequest request, Opened connection) throws IOException {
        boolean keep = false;
        try {
            connection.out.write(request.head(connection.viaProxy ? "http://" + authority() : "", authority()));
            connection.out.write(request.body());
            connection.out.flush();
            HttpAnswer answer = new AnswerParser(connection.in).read();
            keep = !answer.isLast();
            opened = keep ? connection : null;
            return answer;
        } finally {
            if (!keep) {
                drop();
            }
        }
    }

    private Opened open(BooleanSupplier abandoned) throws IOException {
        Proxy proxy = Proxies.of(server);
        boolean http = proxy.type() == Proxy.Type.HTTP;
        Socket socket = new Socket(http ? Proxy.NO_PROXY : proxy);
        underneath = socket;
        if (abandoned.getAsBoolean()) {
            closeQuietly(socket);
        }
        try {
            socket.connect(http ? Proxies.address(proxy) : new InetSocketAddress(host, port), (int) CONNECT.toMillis());
            socket.setSoTimeout((int) READ.toMillis());
            socket.setTcpNoDelay(true);
            return over(socket, http);
        } catch (IOException | RuntimeException e) {
            closeQuietly(socket);
            throw e;
        }
    }

    private Opened over(Socket socket, boolean proxy) throws IOException {
        if (!secure) {
            return Opened.of(socket, proxy);
        }
        if (proxy) {
            tunnel(socket);
        }
        return Opened.of(encrypted(socket), false);
    }

    private void tunnel(Socket socket) throws IOException {
        String connect = "CONNECT " + target() + " HTTP/1.1\r\nHost: " + target() + "\r\n\r\n";
        socket.getOutputStream().write(connect.getBytes(StandardCharsets.ISO_8859_1));
        int status = new AnswerParser(socket.getInputStream()).readStatus();
        if (status != SUCCESS) {
            throw new IOException("the proxy answers with status " + status);
        }
    }

    private Socket encrypted(Socket socket) throws IOException {
        SSLSocket encrypted = (SSLSocket) context().getSocketFactory().createSocket(socket, host, port, true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    private SSLContext context() throws IOException {
        try {
            String pin = server.getFragment();
            return pin == null ? SSLContext.getDefault() : new PinnedCertificate(pin).context();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    private String authority() {
        return server.getHost() + (server.getPort() >= 0 ? ":" + server.getPort() : "");
    }

    private String target() {
        return server.getHost() + ":" + port;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is of no use any more, closed or not
        }
    }

    /** Both directions of an open connection. */
    private record Opened(InputStream in, OutputStream out, boolean viaProxy) {
        static Opened of(Socket socket, boolean viaProxy) throws IOException {
            return new Opened(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream(), viaProxy);
        }
    }
}
