package dev.bulwark.server.notify;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** What a mail address is. */
final class Addresses {
    private Addresses() {}

    /** Whether a text is exactly one address, and nothing that could become another header. */
    static boolean isOne(String text) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(text, true);
            return parsed.length == 1 && text.contains("@") && text.chars().noneMatch(Character::isISOControl);
        } catch (AddressException e) {
            return false;
        }
    }
}
