package dev.bulwark.model.tls;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the one server certificate with a known fingerprint and no other, whoever signed it and whatever names it carries.
 * Immutable.
 */
public final class PinnedCertificate extends X509ExtendedTrustManager {
    private static final String FORM = "sha256:[0-9a-f]{64}";

    private final String fingerprint;

    /**
     * Trusts a certificate.
     *
     * @param fingerprint {@code sha256:} and 64 small hex digits, as the server prints it
     * @throws IllegalArgumentException if it is none
     */
    public PinnedCertificate(String fingerprint) {
        if (!fingerprint.matches(FORM)) {
            throw new IllegalArgumentException("a certificate's fingerprint is sha256: and 64 hex digits");
        }
        this.fingerprint = fingerprint;
    }

    /** SHA-256 of a certificate as {@code sha256:} and 64 hex digits. */
    public static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    /** What a client's connections are made with. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        byte[] shown = fingerprint(chain[0]).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(shown, fingerprint.getBytes(StandardCharsets.US_ASCII))) {
            throw new CertificateException("the server shows another certificate than the pinned one");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("this is for clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
