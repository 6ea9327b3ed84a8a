package dev.bulwark.instrument.servlet;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/** The request attributes by which Tomcat offers to send a file in place of a body, and is told which. */
final class FileAttributes {
    private static final String SUPPORT = "org.apache.tomcat.sendfile.support";
    private static final String FILE = "org.apache.tomcat.sendfile.filename";

    private FileAttributes() {}

    static boolean offersToSend(String name, @Nullable Object value) {
        return Boolean.TRUE.equals(value) && SUPPORT.equals(name);
    }

    static boolean areSetIn(ServletRequest request) {
        return request.getAttribute(FILE) != null;
    }
}
