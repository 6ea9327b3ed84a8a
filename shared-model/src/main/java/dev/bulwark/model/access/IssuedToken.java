package dev.bulwark.model.access;

/**
 * A token that was just made. Its text form hides the secret.
 *
 * @param secret goes into {@code Authorization: Bearer …}; known nowhere else
 */
public record IssuedToken(Token token, String secret) {
    @Override
    public String toString() {
        return "IssuedToken[token=" + token + "]";
    }
}
