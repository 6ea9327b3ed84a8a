package dev.bulwark.console.client;

import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.FailureException;
import dev.bulwark.model.tls.PinnedCertificate;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is, such as {@code http://127.0.0.1:8417}.
 *
 * @param fingerprint of the one certificate that it may show; null for any that this computer trusts
 */
public record ServerAddress(HttpUrl url, @Nullable String fingerprint) {
    /** Where a server listens when nobody said otherwise. */
    public static final String DEFAULT = "http://127.0.0.1:8417";

    /**
     * Reads what a person typed; without a scheme it is taken as {@code http}. The certificate's fingerprint, as the server
     * prints it, can follow behind a {@code #}.
     *
     * @throws FailureException if it is no address of a server
     */
    public static ServerAddress parse(String typed) throws FailureException {
        String text = typed.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        boolean hasScheme = lower.startsWith("http://") || lower.startsWith("https://");
        HttpUrl url = text.isEmpty() ? null : HttpUrl.parse(hasScheme ? text : "http://" + text);
        if (url == null) {
            throw new FailureException(unreadable(text), null);
        }
        return new ServerAddress(url.newBuilder().query(null).fragment(null).build(), fingerprint(url));
    }

    private static @Nullable String fingerprint(HttpUrl url) throws FailureException {
        String fingerprint = url.fragment();
        if (fingerprint == null || fingerprint.isEmpty()) {
            return null;
        }
        if (!url.isHttps()) {
            throw new FailureException(unpinnable("A certificate can be pinned for https only."), null);
        }
        try {
            new PinnedCertificate(fingerprint).context();
            return fingerprint;
        } catch (IllegalArgumentException e) {
            throw new FailureException(unpinnable("“" + fingerprint + "” is no fingerprint of a certificate."), e);
        }
    }

    private static Failure unpinnable(String sentence) {
        return new Failure(
                Failure.Kind.BAD_ADDRESS,
                sentence,
                "Write it as https://computer:8417#sha256:…, as the server prints it.");
    }

    private static Failure unreadable(String text) {
        String sentence =
                text.isEmpty() ? "The server's address is empty." : "“" + text + "” is not an address of a server.";
        return new Failure(Failure.Kind.BAD_ADDRESS, sentence, "Write it as " + DEFAULT + ".");
    }

    /** The address of a route below the server's own, such as {@code api/v1/stream}. */
    public HttpUrl.Builder route(String path) {
        return url.newBuilder().addPathSegments(path);
    }

    /** The computer's name alone. */
    public String host() {
        return url.host();
    }

    /** Host and port, short enough for a chip. */
    public String shortText() {
        return host() + ":" + url.port();
    }

    @Override
    public String toString() {
        String text = url.toString();
        String plain = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return fingerprint == null ? plain : plain + "#" + fingerprint;
    }
}
