package dev.bulwark.console.client;

import dev.bulwark.console.tasks.Failure;
import dev.bulwark.console.tasks.Failure.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Plain words for what can go wrong between console and server. */
final class FailureWords {
    private FailureWords() {}

    static Failure of(IOException cause, HttpUrl url) {
        String server = url.host() + ":" + url.port();
        if (cause instanceof UnknownHostException) {
            return unreachable("There is no computer named “" + url.host() + "”.", "Check the server's address.");
        }
        if (cause instanceof ConnectException) {
            return unreachable(
                    "Nothing answers at " + server + ".", "Check the address, and that the server is running.");
        }
        if (cause instanceof NoRouteToHostException) {
            return unreachable("There is no way to " + server + " from here.", "Check the network or the VPN.");
        }
        if (cause instanceof InterruptedIOException) {
            return unreachable(server + " takes too long to answer.", "Check the network or the VPN, then try again.");
        }
        if (cause instanceof SSLException) {
            return notBulwark(
                    "No safe connection to " + server + " could be made.",
                    "Check http or https, and the certificate: its fingerprint can follow the address, as #sha256:…");
        }
        return isForeignProtocol(cause)
                ? notBulwark(
                        "What answers at " + server + " is not a Bulwark server.", "Check the address and the port.")
                : unreachable("The connection to " + server + " was lost.", "Check the network, then try again.");
    }

    private static boolean isForeignProtocol(IOException cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return cause instanceof java.net.ProtocolException && message.contains("status line");
    }

    static Failure of(int status, @Nullable String detail, HttpUrl url) {
        String why = detail == null || detail.isBlank() ? "" : " " + detail;
        return switch (status) {
            case 401 -> notSignedIn();
            case 403 ->
                new Failure(Kind.NOT_ALLOWED, "Your role does not allow this." + why, "Ask an admin of this server.");
            case 404 -> new Failure(Kind.NOT_FOUND, "The server does not know this." + why, "Refresh the list.");
            case 409 -> new Failure(Kind.CONFLICT, "Somebody else was faster." + why, "The newest state is shown now.");
            case 429 -> new Failure(Kind.REFUSED, "The server asks to wait." + why, "Try again in a minute.");
            default -> status >= 500 ? serverError(status) : refused(status, why, url);
        };
    }

    private static Failure refused(int status, String why, HttpUrl url) {
        String sentence = "The server at " + url.host() + " refused this (" + status + ")." + why;
        return new Failure(Kind.REFUSED, sentence, "Console and server may be of different versions.");
    }

    private static Failure serverError(int status) {
        return new Failure(
                Kind.SERVER_ERROR,
                "The server has a problem of its own (" + status + ").",
                "Try again; its log says why.");
    }

    static Failure wrongPassword() {
        return new Failure(Kind.NOT_SIGNED_IN, "Name and password do not fit.", "Check both, then try again.");
    }

    private static Failure notSignedIn() {
        return new Failure(Kind.NOT_SIGNED_IN, "The session has ended.", "Sign in again.");
    }

    static Failure notBulwark(String sentence, String advice) {
        return new Failure(Kind.NOT_BULWARK, sentence, advice);
    }

    static Failure unreadable(HttpUrl url) {
        return notBulwark(
                "What answers at " + url.host() + ":" + url.port() + " does not speak as a Bulwark server does.",
                "Check the address and the port, and that console and server are of the same version.");
    }

    private static Failure unreachable(String sentence, String advice) {
        return new Failure(Kind.UNREACHABLE, sentence, advice);
    }
}
