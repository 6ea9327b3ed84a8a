package dev.bulwark.instrument.testkit;

/** A servlet container with one servlet, behind the filter under /watched and without it under /plainly. */
public interface WebServer extends AutoCloseable {
    /** The status that has an error page of the application's own, and where that is. */
    int ERROR_PAGE_STATUS = 409;

    String ERROR_PAGE = "/watched/error";

    int port();

    @Override
    void close();
}
