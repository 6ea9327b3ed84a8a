package dev.bulwark.console.tasks;

/** Something that goes on until it is closed. Closing twice does nothing more. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
