package dev.bulwark.instrument.testkit;

/** A servlet container with one servlet, behind the filter under /watched and without it under /plainly. */
public interface WebServer extends AutoCloseable {
    int port();

    @Override
    void close();
}
