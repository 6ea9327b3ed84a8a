package dev.bulwark.instrument.spring;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A bean of the application, if it has one, that is looked up when it is first asked for: the filter is made before most of the
 * application is. Thread-safe.
 */
final class LazyBean<T> implements Supplier<T> {
    private final ObjectProvider<T> beans;
    private final Supplier<T> otherwise;
    private volatile @Nullable T found;

    LazyBean(ObjectProvider<T> beans, Supplier<T> otherwise) {
        this.beans = beans;
        this.otherwise = otherwise;
    }

    @Override
    public T get() {
        T known = found;
        if (known == null) {
            known = beans.getIfAvailable(otherwise);
            found = known;
        }
        return known;
    }
}
