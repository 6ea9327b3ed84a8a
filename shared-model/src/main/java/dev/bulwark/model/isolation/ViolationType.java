package dev.bulwark.model.isolation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which way the wall between tenants was, or would have been, passed. */
public enum ViolationType {
    @JsonProperty("missing_filter")
    MISSING_FILTER,
    @JsonProperty("wrong_org")
    WRONG_ORG,
    /** A response carried another tenant's identifier and was stopped. */
    @JsonProperty("response_contamination")
    RESPONSE_CONTAMINATION,
    /** A tenant table was touched while nobody knew for which tenant. */
    @JsonProperty("no_tenant_context")
    NO_TENANT_CONTEXT,
    @JsonProperty("undecidable")
    UNDECIDABLE,
    @JsonProperty("access_anomaly")
    ACCESS_ANOMALY
}
