package org.example.shop;

import dev.bulwark.instrument.Bulwark;

/** Code of an application: what is reported of it should say where it stands. */
public final class Rollup {
    private final Bulwark bulwark;

    public Rollup(Bulwark bulwark) {
        this.bulwark = bulwark;
    }

    public int countAll() {
        return bulwark.crossTenant("rollup over all", () -> 1);
    }
}
