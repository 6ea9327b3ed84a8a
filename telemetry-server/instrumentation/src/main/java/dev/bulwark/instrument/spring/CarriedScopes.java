package dev.bulwark.instrument.spring;

import dev.bulwark.instrument.Bulwark;
import dev.bulwark.instrument.context.ContextPropagation;
import dev.bulwark.instrument.context.ContextPropagation.Carried;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * What is to be carried to another thread, for beans that are made before the application's {@link Bulwark} may be. Never fails.
 * Thread-safe.
 */
final class CarriedScopes {
    private final ObjectProvider<Bulwark> bulwark;
    private volatile @Nullable ContextPropagation found;

    CarriedScopes(ObjectProvider<Bulwark> bulwark) {
        this.bulwark = bulwark;
    }

    /** The scope of this thread; null where there is none, or nobody who knows of any. */
    @Nullable
    Carried take() {
        ContextPropagation context = context();
        Carried carried = context == null ? null : context.carried();
        return carried == null || carried.isEmpty() ? null : carried;
    }

    private @Nullable ContextPropagation context() {
        ContextPropagation known = found;
        if (known == null) {
            try {
                Bulwark watching = bulwark.getIfUnique();
                known = watching == null ? null : watching.context();
                found = known;
            } catch (RuntimeException e) {
                // the application makes it itself, and has not come to that, or could not
            }
        }
        return known;
    }
}
