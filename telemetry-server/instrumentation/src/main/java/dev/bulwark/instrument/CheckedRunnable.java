package dev.bulwark.instrument;

/** Work without a result that may fail with one kind of checked exception. */
@FunctionalInterface
public interface CheckedRunnable<E extends Exception> {
    void run() throws E;

    /** The same work, with a result that means nothing. */
    default CheckedSupplier<Boolean, E> withResult() {
        return () -> {
            run();
            return true;
        };
    }
}
