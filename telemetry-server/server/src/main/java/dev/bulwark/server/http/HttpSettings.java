package dev.bulwark.server.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the server listens.
 *
 * @param host an address of this machine
 * @param port 0 to 65535; 0 picks a free one
 * @param allowPlainHttpBeyondThisMachine whether others may connect though nothing is encrypted, because something in
 *     front of the server does that
 */
public record HttpSettings(String host, int port, boolean allowPlainHttpBeyondThisMachine) {
    public HttpSettings {
        if (host == null || host.isBlank()) {
            throw new IllegalArgumentException("host is required");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535");
        }
        if (!allowPlainHttpBeyondThisMachine && !isLoopback(host)) {
            throw new IllegalArgumentException("host " + host + " can be reached from other machines, and nothing is"
                    + " encrypted; set allowPlainHttpBeyondThisMachine if something in front of the server does that");
        }
    }

    public static HttpSettings defaults() {
        return new HttpSettings("127.0.0.1", 8417, false);
    }

    public HttpSettings withPort(int other) {
        return new HttpSettings(host, other, allowPlainHttpBeyondThisMachine);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host " + host + " is not known", e);
        }
    }
}
