package dev.bulwark.server.access;

import io.javalin.security.RouteRole;

/** What a route tells callers who may see some tenants only. Every route declares exactly one. */
public enum TenantRule implements RouteRole {
    /** What belongs to their tenants and nothing else: the route asks its stores with {@link Caller#scope}. */
    NARROWED,
    /** Nothing, with status 403: it is about all tenants together, or about the server. */
    ALL_TENANTS_ONLY,
    /** The same as to everybody: it tells nothing of any tenant. */
    NO_TENANT_DATA
}
