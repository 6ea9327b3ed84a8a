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
 */
public record JudgeSettings(
        String tenantColumn,
        Dialect dialect,
        int cacheSize,
        int maximumLength,
        int maximumDepth,
        Set<String> trustedFunctions) {
    public JudgeSettings {
        trustedFunctions = Set.copyOf(trustedFunctions);
        if (tenantColumn.isBlank() || cacheSize < 1 || maximumLength < 1 || maximumDepth < 1) {
            throw new IllegalArgumentException("the judge needs a tenant column and positive limits");
        }
    }

    /** {@code organization_id}, H2, 4096 texts of at most 256 Ki characters and 60 levels. */
    public static JudgeSettings defaults() {
        return new JudgeSettings("organization_id", Dialect.H2, 4096, 256 * 1024, 60, Set.of());
    }

    /** The same with another tenant column. */
    public JudgeSettings withTenantColumn(String name) {
        return new JudgeSettings(name, dialect, cacheSize, maximumLength, maximumDepth, trustedFunctions);
    }

    /** The same for another dialect. */
    public JudgeSettings withDialect(Dialect other) {
        return new JudgeSettings(tenantColumn, other, cacheSize, maximumLength, maximumDepth, trustedFunctions);
    }
}
