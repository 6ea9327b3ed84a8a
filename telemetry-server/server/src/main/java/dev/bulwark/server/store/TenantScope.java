package dev.bulwark.server.store;

import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows a caller may see: those of all tenants, or of some. Every store that holds rows of tenants is asked with one, so
 * that none can be asked without. Rows of no tenant belong to those who may see all. Immutable.
 */
public final class TenantScope {
    /** For those who may see all tenants, and for the server's own work. */
    public static final TenantScope ALL = new TenantScope(null);

    private final @Nullable Set<String> tenants;

    private TenantScope(@Nullable Set<String> tenants) {
        this.tenants = tenants;
    }

    /** Only these tenants, or all for null. */
    public static TenantScope of(@Nullable Collection<String> tenants) {
        return tenants == null ? ALL : new TenantScope(new TreeSet<>(tenants));
    }

    public boolean isAll() {
        return tenants == null;
    }

    /** One of the tenants to stand for all of them; a name that no tenant has for nobody's rows, and for those of all. */
    public String representative() {
        return tenants == null || tenants.isEmpty() ? "" : tenants.iterator().next();
    }

    /** Whether what belongs to this tenant may be seen. */
    public boolean includes(@Nullable String tenant) {
        return tenants == null || (tenant != null && tenants.contains(tenant));
    }

    /** Adds the condition that a row, of a table with the column {@code tenant}, is one of these. */
    void addTo(Conditions conditions) {
        if (tenants == null) {
            return;
        }
        if (tenants.isEmpty()) {
            conditions.and("FALSE");
            return;
        }
        StringBuilder sql = new StringBuilder("tenant IN (");
        int number = 0;
        for (Iterator<String> each = tenants.iterator(); each.hasNext(); number++) {
            sql.append(":scope").append(number);
            conditions.bindAlso("scope" + number, each.next());
            sql.append(each.hasNext() ? ", " : ")");
        }
        conditions.and(sql.toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TenantScope scope && Objects.equals(tenants, scope.tenants);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(tenants);
    }

    @Override
    public String toString() {
        return tenants == null ? "all tenants" : "tenants " + tenants;
    }
}
