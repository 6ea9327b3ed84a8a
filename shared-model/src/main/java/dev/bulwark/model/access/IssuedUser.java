package dev.bulwark.model.access;

/**
 * A user whose password was just made. Its text form hides the password.
 *
 * @param password known nowhere else; it must be changed at the first sign-in
 */
public record IssuedUser(User user, String password) {
    @Override
    public String toString() {
        return "IssuedUser[user=" + user + "]";
    }
}
