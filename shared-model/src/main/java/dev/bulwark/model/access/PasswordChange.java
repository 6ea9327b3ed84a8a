package dev.bulwark.model.access;

/** A person's own new password. Its text form hides both. */
public record PasswordChange(String oldPassword, String newPassword) {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 1_000;

    public PasswordChange {
        if (oldPassword == null || oldPassword.isEmpty() || oldPassword.length() > LONGEST) {
            throw new IllegalArgumentException("oldPassword is required, and has at most " + LONGEST + " characters");
        }
        if (newPassword == null || newPassword.length() < SHORTEST || newPassword.length() > LONGEST) {
            throw new IllegalArgumentException("newPassword must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        if (newPassword.equals(oldPassword)) {
            throw new IllegalArgumentException("newPassword must not be the old one");
        }
    }

    @Override
    public String toString() {
        return "PasswordChange";
    }
}
