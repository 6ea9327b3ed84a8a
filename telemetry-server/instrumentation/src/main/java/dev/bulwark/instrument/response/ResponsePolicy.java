package dev.bulwark.instrument.response;

/**
 * How responses are checked.
 *
 * @param keys under which names tenants are looked for
 * @param holdBackBytes up to this size a body is checked as a whole before it leaves
 */
public record ResponsePolicy(TenantKeys keys, int holdBackBytes) {}
