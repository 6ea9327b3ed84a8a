package dev.bulwark.server.anomalies;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds tenants that an activity names in its data. Pure. */
final class NamedTenants {
    /** Without underscores and hyphens, in small letters. */
    private static final Set<String> KEYS =
            Set.of("tenant", "tenantid", "organization", "organizationid", "organisation", "organisationid", "orgid");

    private NamedTenants() {}

    /** Those that are not the caller's. */
    static List<String> foreign(
            @Nullable String tenant,
            Map<String, Object> metadata,
            @Nullable String entityType,
            @Nullable String entityId) {
        List<String> named = new ArrayList<>();
        metadata.forEach((key, value) -> {
            if (isKey(key) && (value instanceof String || value instanceof Number)) {
                named.add(value.toString());
            }
        });
        if (entityType != null && entityId != null && isKey(entityType)) {
            named.add(entityId);
        }
        return tenant == null
                ? List.of()
                : named.stream()
                        .filter(name -> !name.isBlank() && !name.equalsIgnoreCase(tenant))
                        .toList();
    }

    private static boolean isKey(String name) {
        return KEYS.contains(name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", ""));
    }
}
