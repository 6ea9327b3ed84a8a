package dev.bulwark.instrument.response;

import org.jspecify.annotations.Nullable;

/** A recipient of one tenant who may see everything within it. */
class TenantOnly implements Recipient {
    private final @Nullable String tenant;

    TenantOnly(@Nullable String tenant) {
        this.tenant = tenant;
    }

    @Override
    public @Nullable String tenant() {
        return tenant;
    }

    @Override
    public boolean mayAccess(String key, String id) {
        return true;
    }
}
