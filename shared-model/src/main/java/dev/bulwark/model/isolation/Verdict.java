package dev.bulwark.model.isolation;

import java.util.List;

/**
 * What the judge found about one execution of a statement for one tenant.
 *
 * @param kind the finding
 * @param tables the tables at issue: the unfiltered ones for a leak, all tenant tables of a confined statement
 * @param reason why, in words for a developer who sees the statement for the first time
 * @param accessedTenants tenants that the statement names, other than the caller's; empty when it names none
 * @param marks pieces of the text to highlight
 */
public record Verdict(
        VerdictKind kind, List<String> tables, String reason, List<String> accessedTenants, List<Mark> marks) {
    public Verdict {
        tables = List.copyOf(tables);
        accessedTenants = List.copyOf(accessedTenants);
        marks = List.copyOf(marks);
    }
}
