package dev.bulwark.model.access;

import java.time.Instant;

/**
 * The answer to a successful sign-in. Its text form hides the token.
 *
 * @param token goes into {@code Authorization: Bearer …} until it expires
 */
public record SignedIn(String token, Instant expiresAt, Account account) {
    @Override
    public String toString() {
        return "SignedIn[account=" + account + ", expiresAt=" + expiresAt + "]";
    }
}
