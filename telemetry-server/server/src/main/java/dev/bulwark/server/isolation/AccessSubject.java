package dev.bulwark.server.isolation;

import dev.bulwark.server.store.WireName;

/** Whose reach the access matrix tells. */
enum AccessSubject {
    USER("user_id"),
    APP("app");

    private final String column;

    AccessSubject(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    String wireName() {
        return WireName.of(this);
    }
}
