package dev.bulwark.sample.invitations;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in for the mail provider: an SMTP server on this machine that takes every mail, or one that never answers. */
public final class MailRelay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailRelay.class);

    private final ServerSocket socket;
    private final boolean silent;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final AtomicLong taken = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "mail-relay");
        thread.setDaemon(true);
        return thread;
    });

    private MailRelay(ServerSocket socket, boolean silent) {
        this.socket = socket;
        this.silent = silent;
    }

    /**
     * Opens a relay on any free port.
     *
     * @param silent whether it accepts connections and says nothing, as an overloaded provider does
     */
    public static MailRelay start(boolean silent) throws IOException {
        MailRelay relay = new MailRelay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), silent);
        relay.threads.execute(relay::accept);
        return relay;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** How many mails it took. */
    public long taken() {
        return taken.get();
    }

    @Override
    public void close() {
        closeQuietly(socket);
        clients.forEach(MailRelay::closeQuietly);
        threads.shutdownNow();
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("a socket of the mail relay was gone already", e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                clients.add(client);
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                LOG.debug("the mail relay ends", e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            if (silent) {
                in.read();
            } else {
                converse(in, client.getOutputStream());
            }
        } catch (IOException e) {
            LOG.debug("a mail client went away", e);
        } finally {
            clients.remove(client);
        }
    }

    /** The few words of RFC 5321 that it takes to accept a mail. */
    private void converse(BufferedReader in, OutputStream out) throws IOException {
        say(out, "220 mail.example ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (command.equals("DATA")) {
                say(out, "354 go on");
                readMail(in);
                taken.incrementAndGet();
            }
            say(out, command.equals("QUIT") ? "221 bye" : "250 OK");
        }
    }

    private static void readMail(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            LOG.trace("mail: {}", line);
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
