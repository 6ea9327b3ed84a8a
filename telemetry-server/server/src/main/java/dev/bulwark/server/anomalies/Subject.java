package dev.bulwark.server.anomalies;

import dev.bulwark.server.store.WireName;

/** Whose access is learnt: a user or a tenant of an application. */
record Subject(String app, Kind kind, String name) {
    /** What a subject is. */
    enum Kind {
        USER,
        TENANT
    }

    /** For people. */
    String words() {
        return WireName.of(kind) + " " + name;
    }
}
