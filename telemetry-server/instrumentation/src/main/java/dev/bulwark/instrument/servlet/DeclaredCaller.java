package dev.bulwark.instrument.servlet;

import dev.bulwark.instrument.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Takes the caller from request attributes, which a filter or handler of the application may set once it knows. The user
 * is the container's, unless an attribute names one.
 */
public final class DeclaredCaller implements CallerResolver {
    /** Request attribute with the caller's tenant, of any type that has a text. */
    public static final String TENANT_ATTRIBUTE = "dev.bulwark.tenant";

    /** Request attribute with the caller. */
    public static final String USER_ATTRIBUTE = "dev.bulwark.user";

    @Override
    public @Nullable Caller resolve(HttpServletRequest request) {
        String tenant = text(request.getAttribute(TENANT_ATTRIBUTE));
        String user = text(request.getAttribute(USER_ATTRIBUTE));
        String caller = user == null ? request.getRemoteUser() : user;
        return tenant == null && caller == null ? null : new Caller(tenant, caller);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
