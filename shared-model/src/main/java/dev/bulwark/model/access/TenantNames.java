package dev.bulwark.model.access;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the tenants that somebody is bound to. */
final class TenantNames {
    private static final int MOST = 100;
    private static final int LONGEST = 200;

    private TenantNames() {}

    /**
     * The tenants without repetitions; null for all of them.
     *
     * @throws IllegalArgumentException if there is none, too many, or one that is no name
     */
    static @Nullable List<String> checked(@Nullable List<String> tenants) {
        if (tenants == null) {
            return null;
        }
        if (tenants.isEmpty() || tenants.size() > MOST || !tenants.stream().allMatch(TenantNames::isName)) {
            throw new IllegalArgumentException(
                    "tenants must be 1 to " + MOST + " names of 1 to " + LONGEST + " characters; leave it out for all");
        }
        return List.copyOf(new LinkedHashSet<>(tenants));
    }

    private static boolean isName(@Nullable String tenant) {
        return tenant != null && !tenant.isBlank() && tenant.length() <= LONGEST && tenant.indexOf(0) < 0;
    }
}
