package dev.bulwark.server.notify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The way out for mail.
 *
 * @param host of the SMTP server; empty: no mail is sent
 * @param port 1 to 65535
 * @param encryption how the connection is secured
 * @param user empty when the SMTP server asks for none
 * @param passwordFile a file that holds the user's password and nothing else; empty when there is none
 * @param from the sender's address
 * @param dailySummaryAt when the summary of failed operations goes out, such as {@code 07:00}; empty: never
 * @param zone the time zone of that, such as {@code Europe/Berlin}
 */
public record MailSettings(
        String host,
        int port,
        Encryption encryption,
        String user,
        String passwordFile,
        String from,
        String dailySummaryAt,
        String zone) {
    public MailSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535");
        }
        if (!host.isBlank() && !Addresses.isOne(from)) {
            throw new IllegalArgumentException("from must be a mail address when host is set");
        }
        try {
            ZoneId.of(zone);
            if (!dailySummaryAt.isEmpty()) {
                LocalTime.parse(dailySummaryAt);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "dailySummaryAt must be a time such as 07:00, and zone a time zone such as Europe/Berlin", e);
        }
    }

    /** How a connection to the SMTP server is secured. */
    public enum Encryption {
        @JsonProperty("none")
        NONE,
        /** Begins in clear and must become encrypted before anything is said. */
        @JsonProperty("starttls")
        STARTTLS,
        @JsonProperty("tls")
        TLS
    }

    public static MailSettings defaults() {
        return new MailSettings("", 587, Encryption.STARTTLS, "", "", "", "07:00", "UTC");
    }

    /** Whether mail is sent at all. */
    boolean enabled() {
        return !host.isBlank();
    }

    /** Read each time, so that it can be changed while the server runs. */
    String password() {
        try {
            return passwordFile.isEmpty()
                    ? ""
                    : Files.readString(Path.of(passwordFile)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The password file of mail cannot be read", e);
        }
    }
}
