package dev.bulwark.model.isolation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The judge's possible findings about one statement for one tenant. */
public enum VerdictKind {
    /** Proven: neither result nor effect can depend on, or touch, another tenant's rows. */
    @JsonProperty("confined")
    CONFINED,
    /** The statement touches no table that holds tenants' rows. */
    @JsonProperty("no_tenant_data")
    NO_TENANT_DATA,
    /** A tenant table is read or written without a condition that holds it to one tenant. */
    @JsonProperty("missing_filter")
    MISSING_FILTER,
    /** The statement is held to a tenant, but to another one than the caller's. */
    @JsonProperty("wrong_tenant")
    WRONG_TENANT,
    /** The place of the tenant is taken by NULL: nobody's rows are meant, which never comes to mean everybody's. */
    @JsonProperty("no_tenant_context")
    NO_TENANT,
    /** Nothing could be proven; never to be treated as safe. */
    @JsonProperty("undecidable")
    UNDECIDABLE;

    /** Whether the statement may run for the tenant without anybody being told. */
    public boolean isSafe() {
        return this == CONFINED || this == NO_TENANT_DATA;
    }

    /** Its name on the wire. */
    public String wireName() {
        return this == NO_TENANT ? "no_tenant_context" : name().toLowerCase(Locale.ROOT);
    }
}
