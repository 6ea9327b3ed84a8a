package dev.bulwark.server.http;

import dev.bulwark.model.tls.PinnedCertificate;
import dev.bulwark.server.store.PrivateFile;
import dev.bulwark.server.store.ServerKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okhttp3.tls.HeldCertificate;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** The certificate that the server shows, with its private key. Thread-safe. */
public final class ServerCertificate {
    /** Where a generated one is kept in the data directory. */
    public static final String FILE = "certificate.p12";

    /** The certificate without its key, for clients that take such a file. */
    private static final String PUBLIC_FILE = "certificate.pem";

    private static final String TYPE = "PKCS12";
    private static final String NAME = "bulwark";
    private static final Duration VALID_FOR = Duration.ofDays(3_650);

    private final KeyStore keys;
    private final String password;

    private ServerCertificate(KeyStore keys, String password) {
        this.keys = keys;
        this.password = password;
    }

    /** The certificate that the settings name; null if connections are not encrypted. */
    public static @Nullable ServerCertificate of(HttpSettings settings, Path data, ServerKey key, Clock clock) {
        return switch (settings.tls()) {
            case NONE -> null;
            case GENERATED -> generated(data, settings.host(), key, clock);
            case KEYSTORE -> read(Path.of(settings.keystore()), passwordIn(Path.of(settings.keystorePasswordFile())));
        };
    }

    private static String passwordIn(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
    }

    /**
     * The certificate of a data directory, made if there is none: self-signed, for this machine's names and addresses.
     *
     * @param host where the server listens
     * @throws UncheckedIOException if it can be neither read nor written
     */
    static ServerCertificate generated(Path data, String host, ServerKey key, Clock clock) {
        String password = HexFormat.of()
                .formatHex(key.derived("key store of the certificate", TYPE).getEncoded());
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            make(file, host, password, clock.instant());
        }
        return read(file, password);
    }

    /**
     * The certificate of a key store.
     *
     * @throws IllegalArgumentException if it cannot be read, or holds no private key with this password
     */
    static ServerCertificate read(Path file, String password) {
        try {
            KeyStore keys = KeyStore.getInstance(file.toFile(), password.toCharArray());
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.getKey(alias, password.toCharArray()) != null) {
                    return new ServerCertificate(keys, password);
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(file + " cannot be read as a key store with its password", e);
        }
        throw new IllegalArgumentException(file + " holds no private key");
    }

    /** SHA-256 of the certificate, by which clients recognise it: {@code sha256:} and 64 hex digits. */
    public String fingerprint() {
        try {
            return PinnedCertificate.fingerprint(shown());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From when on nobody accepts it any more. */
    public Instant expiresAt() {
        return shown().getNotAfter().toInstant();
    }

    private X509Certificate shown() {
        try {
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias) && keys.getCertificate(alias) instanceof X509Certificate shown) {
                    return shown;
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("a key store without a key was not refused");
    }

    SslContextFactory.Server context() {
        SslContextFactory.Server context = new SslContextFactory.Server();
        context.setKeyStore(keys);
        context.setKeyStorePassword(password);
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return context;
    }

    private static void make(Path file, String host, String password, Instant now) {
        HeldCertificate.Builder builder = new HeldCertificate.Builder()
                .ecdsa256()
                .commonName(NAME)
                .validityInterval(
                        now.minus(Duration.ofDays(1)).toEpochMilli(),
                        now.plus(VALID_FOR).toEpochMilli());
        names(host).forEach(builder::addSubjectAlternativeName);
        HeldCertificate held = builder.build();
        try {
            KeyStore keys = KeyStore.getInstance(TYPE);
            keys.load(null, null);
            keys.setKeyEntry(
                    NAME, held.keyPair().getPrivate(), password.toCharArray(), new Certificate[] {held.certificate()});
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            keys.store(bytes, password.toCharArray());
            Files.writeString(file.resolveSibling(PUBLIC_FILE), held.certificatePem());
            PrivateFile.create(file, bytes.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + TYPE, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(String host) {
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
        names.add(host);
        try {
            InetAddress machine = InetAddress.getLocalHost();
            names.add(machine.getHostName());
            names.add(machine.getHostAddress());
        } catch (IOException e) {
            // a machine without a name is reached by its address
        }
        return names;
    }
}
