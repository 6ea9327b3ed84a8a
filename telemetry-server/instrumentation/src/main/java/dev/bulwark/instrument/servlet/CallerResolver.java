package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * How an application tells on whose behalf a request is made; usually one look at its session.
 *
 * <p>It is asked when the request begins, and again while the tenant is not known and something depends on it. It must be
 * thread-safe. Whatever it throws counts as not known, but for trouble of the machine itself. Statements that it runs
 * itself are not judged, since nobody can be held to a tenant before it is known.
 */
@FunctionalInterface
public interface CallerResolver {
    /** Who makes the request, or null while that is not known. */
    @Nullable
    Caller resolve(HttpServletRequest request);
}
