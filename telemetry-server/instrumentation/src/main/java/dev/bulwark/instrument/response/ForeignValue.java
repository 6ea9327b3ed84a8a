package dev.bulwark.instrument.response;

/**
 * An identifier in a response that its recipient must not see.
 *
 * @param key the name under which it stands
 * @param value as written, up to a bound
 * @param isTenant whether it names a tenant, and not something within one, such as a team
 */
public record ForeignValue(String key, String value, boolean isTenant) {}
