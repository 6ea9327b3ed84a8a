package dev.bulwark.server.doctor;

import dev.bulwark.model.tls.PinnedCertificate;
import dev.bulwark.server.config.ServerSettings;
import dev.bulwark.server.http.HttpSettings;
import dev.bulwark.server.http.ServerCertificate;
import dev.bulwark.server.http.Tls;
import dev.bulwark.server.notify.MailProbe;
import dev.bulwark.server.store.ServerKey;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Looks at what connects the server with others. */
final class NetworkLooks {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofDays(30);

    private final ServerSettings settings;
    private final HttpSettings http;
    private final boolean running;
    private final Clock clock;

    /** @param running whether a server has the data directory open */
    NetworkLooks(ServerSettings settings, boolean running, Clock clock) {
        this.settings = settings;
        this.http = settings.http();
        this.running = running;
        this.clock = clock;
    }

    /** Whether it answers, or could. */
    Finding server() throws IOException, InterruptedException {
        if (http.port() == 0) {
            return Finding.ok("server", (running ? "runs" : "does not run") + "; its port is picked at each start");
        }
        return running ? answering() : free();
    }

    private Finding free() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(http.host()), http.port()));
            return Finding.ok("server", "does not run; " + http.host() + ":" + http.port() + " is free");
        } catch (IOException e) {
            return Finding.fail(
                    "server",
                    http.host() + ":" + http.port() + " cannot be listened to (" + e.getMessage()
                            + "); end the other program, or set another http.port");
        }
    }

    private Finding answering() throws IOException, InterruptedException {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
        ServerCertificate shown = existing();
        if (shown != null) {
            client.sslContext(new PinnedCertificate(shown.fingerprint()).context());
        }
        String host = http.host().contains(":") ? "[" + http.host() + "]" : http.host();
        URI health = URI.create(
                (shown == null ? "http" : "https") + "://" + host + ":" + http.port() + "/api/system/health");
        HttpResponse<Void> answer = client.build()
                .send(HttpRequest.newBuilder(health).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding());
        return switch (answer.statusCode()) {
            case 200 -> Finding.ok("server", "answers at " + health);
            case 503 -> Finding.fail("server", "is unhealthy; ask " + health + " with a token for the reasons");
            default -> Finding.warn("server", health + " answers " + answer.statusCode() + "; is it another program?");
        };
    }

    Finding certificate() {
        if (http.tls() == Tls.NONE) {
            return Finding.ok("certificate", "connections are not encrypted");
        }
        ServerCertificate shown = existing();
        if (shown == null) {
            return Finding.ok("certificate", "the first start makes it");
        }
        Instant end = shown.expiresAt();
        if (end.isBefore(clock.instant())) {
            return Finding.fail("certificate", "has expired at " + end + "; put a new one there");
        }
        return end.isBefore(clock.instant().plus(SOON))
                ? Finding.warn("certificate", "expires at " + end + "; put a new one there before")
                : Finding.ok("certificate", "is valid until " + end);
    }

    /** Not made for the look. */
    private @Nullable ServerCertificate existing() {
        Path data = Path.of(settings.data());
        boolean made = http.tls() == Tls.KEYSTORE
                || http.tls() == Tls.GENERATED && Files.exists(data.resolve(ServerCertificate.FILE));
        return made ? ServerCertificate.of(http, data, ServerKey.existing(data), clock) : null;
    }

    Finding mail() {
        String host = settings.mail().host();
        if (host.isBlank()) {
            return Finding.ok("mail", "is not set");
        }
        if (settings.dataIsolation().alertEmails().isEmpty()) {
            return Finding.warn("mail", "nobody is told; set dataIsolation.alertEmails");
        }
        try {
            MailProbe.connect(settings.mail(), clock);
            return Finding.ok("mail", host + ":" + settings.mail().port() + " lets the server in");
        } catch (MessagingException e) {
            return Finding.fail(
                    "mail",
                    host + ":" + settings.mail().port() + " does not let the server in (" + e.getMessage()
                            + "); look at mail in the settings");
        }
    }
}
