package dev.bulwark.instrument.spring;

import dev.bulwark.instrument.Caller;
import dev.bulwark.instrument.servlet.CallerResolver;
import dev.bulwark.instrument.servlet.DeclaredCaller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Asks the application's resolver, if it has one. The bean is looked up with the first request, since the filter is made
 * before most of the application is. Thread-safe.
 */
final class CallerBean implements CallerResolver {
    private final ObjectProvider<CallerResolver> beans;
    private volatile @Nullable CallerResolver found;

    CallerBean(ObjectProvider<CallerResolver> beans) {
        this.beans = beans;
    }

    @Override
    public @Nullable Caller resolve(HttpServletRequest request) {
        CallerResolver known = found;
        if (known == null) {
            known = beans.getIfAvailable(DeclaredCaller::new);
            found = known;
        }
        return known.resolve(request);
    }
}
