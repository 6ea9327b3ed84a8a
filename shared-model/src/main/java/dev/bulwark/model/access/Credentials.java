package dev.bulwark.model.access;

/** What a person signs in with. Its text form hides the password, so that no log can hold it. */
public record Credentials(String name, String password) {
    @Override
    public String toString() {
        return "Credentials[name=" + name + "]";
    }
}
