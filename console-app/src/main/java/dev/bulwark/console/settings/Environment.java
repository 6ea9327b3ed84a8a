package dev.bulwark.console.settings;

/** What a server watches over, as the person at the console named it. */
public enum Environment {
    PRODUCTION("Production"),
    STAGING("Staging"),
    TEST("Test"),
    DEVELOPMENT("Development"),
    /** Nobody said yet. */
    UNNAMED("Unnamed");

    private final String words;

    Environment(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
