package dev.bulwark.isolation;

import java.util.Set;

/**
 * How the judge reads statements.
 *
 * @param tenantColumn the tenant column of tables that the schema does not name otherwise
 * @param dialect what the database speaks
 * @param cacheSize the most statement texts whose analysis is kept
 * @param maximumLength texts with more characters are not read and are undecidable
 * @param maximumDepth texts that nest parentheses deeper are not read and are undecidable
 * @param trustedFunctions functions of the application that are known to read no table
 * @param trust what is taken for granted besides; nothing unless the settings say so
 */
public record JudgeSettings(
        String tenantColumn,
        Dialect dialect,
        int cacheSize,
        int maximumLength,
        int maximumDepth,
        Set<String> trustedFunctions,
        Set<Trust> trust) {
    public JudgeSettings {
        trustedFunctions = Set.copyOf(trustedFunctions);
        trust = Set.copyOf(trust);
        if (tenantColumn.isBlank() || cacheSize < 1 || maximumLength < 1 || maximumDepth < 1) {
            throw new IllegalArgumentException("the judge needs a tenant column and positive limits");
        }
    }

    /** {@code organization_id}, H2, 4096 texts of at most 256 Ki characters and 60 levels. */
    public static JudgeSettings defaults() {
        return new JudgeSettings("organization_id", Dialect.H2, 4096, 256 * 1024, 60, Set.of(), Set.of());
    }

    /** The same with another tenant column. */
    public JudgeSettings withTenantColumn(String name) {
        return new JudgeSettings(name, dialect, cacheSize, maximumLength, maximumDepth, trustedFunctions, trust);
    }

    /** The same for another dialect. */
    public JudgeSettings withDialect(Dialect other) {
        return new JudgeSettings(tenantColumn, other, cacheSize, maximumLength, maximumDepth, trustedFunctions, trust);
    }

    /** The same with functions that read no table, and with what is taken for granted. */
    public JudgeSettings withTrust(Set<String> functions, Set<Trust> granted) {
        return new JudgeSettings(tenantColumn, dialect, cacheSize, maximumLength, maximumDepth, functions, granted);
    }

    /** Whether something is taken for granted. */
    public boolean trusts(Trust matter) {
        return trust.contains(matter);
    }
}
