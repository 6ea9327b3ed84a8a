package dev.bulwark.model.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shall change of a user; null leaves it as it is.
 *
 * @param tenants the only tenants whose data the person may see from now on
 * @param allTenants true lets the person see all tenants again
 */
public record UserChange(
        @Nullable Role role,
        @Nullable List<String> tenants,
        @Nullable Boolean allTenants,
        @Nullable Boolean disabled) {
    public UserChange {
        tenants = TenantNames.checked(tenants);
        if (tenants != null && Boolean.TRUE.equals(allTenants)) {
            throw new IllegalArgumentException("tenants and allTenants contradict each other");
        }
    }
}
