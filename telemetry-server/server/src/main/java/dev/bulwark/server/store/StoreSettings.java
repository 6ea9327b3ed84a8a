package dev.bulwark.server.store;

/**
 * Where the store is.
 *
 * @param url {@code jdbc:postgresql://host/database}; empty for the embedded database in the data directory
 * @param user who signs in to PostgreSQL, and owns its tables
 * @param password of that user
 */
public record StoreSettings(String url, String user, String password) {
    private static final String POSTGRESQL = "jdbc:postgresql:";

    public StoreSettings {
        if (url == null || user == null || password == null) {
            throw new IllegalArgumentException("url, user and password of the store need a value");
        }
        if (!url.isEmpty() && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException("url of the store must begin with " + POSTGRESQL);
        }
    }

    /** The embedded database. */
    public static StoreSettings defaults() {
        return new StoreSettings("", "", "");
    }

    /** Whether it is the embedded database. */
    public boolean embedded() {
        return url.isEmpty();
    }

    /** The address without its parameters, which may hold secrets. */
    String address() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    @Override
    public String toString() {
        return "StoreSettings[" + (embedded() ? "embedded" : address()) + "]";
    }
}
