package dev.bulwark.instrument;

import dev.bulwark.isolation.ForeignKey;
import dev.bulwark.isolation.Trust;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an application says of its tables and functions beyond what its database tells.
 *
 * @param tenantTables by table the tenant column where it is another one, or {@code issue_id -> issues(id)} where a row
 *     belongs to the tenant of the row that it refers to
 * @param foreignKeys foreign keys that only join rows of one tenant
 * @param trustedFunctions functions that read no table
 * @param trust what is taken for granted although it cannot be proven
 * @param canaryTenants tenants that exist as tripwires: a row of theirs that anybody else sees proves a leak
 */
public record IsolationRules(
        Map<String, String> tenantTables,
        List<ForeignKey> foreignKeys,
        Set<String> trustedFunctions,
        Set<Trust> trust,
        Set<String> canaryTenants) {
    /** Nothing is said, and nothing taken for granted. */
    public static final IsolationRules NONE = new IsolationRules(Map.of(), List.of(), Set.of(), Set.of());

    /** Rules without canary tenants. */
    public IsolationRules(
            Map<String, String> tenantTables,
            List<ForeignKey> foreignKeys,
            Set<String> trustedFunctions,
            Set<Trust> trust) {
        this(tenantTables, foreignKeys, trustedFunctions, trust, Set.of());
    }

    public IsolationRules {
        tenantTables = Map.copyOf(tenantTables);
        foreignKeys = List.copyOf(foreignKeys);
        trustedFunctions = Set.copyOf(trustedFunctions);
        trust = Set.copyOf(trust);
        canaryTenants = Set.copyOf(canaryTenants);
    }
}
