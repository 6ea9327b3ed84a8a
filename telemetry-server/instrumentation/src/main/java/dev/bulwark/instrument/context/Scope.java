package dev.bulwark.instrument.context;

import org.jspecify.annotations.Nullable;

/**
 * What a thread works on.
 *
 * @param request the request, null for work of the application's own
 * @param declaration why the work may cross tenants; null when it may not
 */
public record Scope(
        @Nullable RequestContext request, @Nullable String declaration) {
    public boolean mayCrossTenants() {
        return declaration != null;
    }
}
