package dev.bulwark.instrument.testkit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a test's application answers with. */
@FunctionalInterface
public interface Handler {
    void handle(HttpServletRequest request, HttpServletResponse response) throws Exception;
}
