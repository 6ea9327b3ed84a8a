package dev.bulwark.sample.watch;

/** Work that may fail with one kind of exception. */
@FunctionalInterface
public interface FallibleWork<E extends Exception> {
    void run() throws E;
}
