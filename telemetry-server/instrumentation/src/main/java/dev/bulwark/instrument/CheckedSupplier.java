package dev.bulwark.instrument;

import org.jspecify.annotations.Nullable;

/** Work with a result that may fail with one kind of checked exception. */
@FunctionalInterface
public interface CheckedSupplier<T extends @Nullable Object, E extends Exception> {
    T get() throws E;
}
