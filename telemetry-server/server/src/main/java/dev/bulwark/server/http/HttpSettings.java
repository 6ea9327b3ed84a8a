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
 * @param tls how connections are encrypted
 * @param keystore the file of a key store, of which the certificate is shown; empty unless {@code tls} says so
 * @param keystorePasswordFile the file of its password
 */
public record HttpSettings(
        String host,
        int port,
        boolean allowPlainHttpBeyondThisMachine,
        Tls tls,
        String keystore,
        String keystorePasswordFile) {
    public HttpSettings {
        if (host == null || host.isBlank()) {
            throw new IllegalArgumentException("host is required");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535");
        }
        if (tls == null) {
            throw new IllegalArgumentException("tls must be none, generated or keystore");
        }
        boolean named = !isEmpty(keystore) && !isEmpty(keystorePasswordFile);
        boolean left = isEmpty(keystore) && isEmpty(keystorePasswordFile);
        if (tls == Tls.KEYSTORE ? !named : !left) {
            throw new IllegalArgumentException(
                    "keystore and keystorePasswordFile are for tls: keystore, and both needed there");
        }
        if (tls == Tls.NONE && !allowPlainHttpBeyondThisMachine && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "host " + host + " can be reached from other machines, and nothing is"
                            + " encrypted; set tls, or allowPlainHttpBeyondThisMachine if something in front of the server does that");
        }
    }

    public static HttpSettings defaults() {
        return new HttpSettings("127.0.0.1", 8417, false, Tls.NONE, "", "");
    }

    public HttpSettings withPort(int other) {
        return new HttpSettings(host, other, allowPlainHttpBeyondThisMachine, tls, keystore, keystorePasswordFile);
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("host " + host + " is not known", e);
        }
    }
}
