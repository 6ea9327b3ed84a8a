package dev.bulwark.instrument.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Names the endpoint of a request: method and route template. */
final class Endpoints {
    /** A request attribute with which an application may say the route's template itself. */
    static final String TEMPLATE_ATTRIBUTE = "dev.bulwark.endpoint";

    private static final int LONGEST = 200;

    /** A number, a UUID, or a long hexadecimal word. */
    private static final Pattern ID = Pattern.compile(
            "\\d+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-fA-F]{16,}");

    private Endpoints() {}

    static String of(HttpServletRequest request) {
        Object template = request.getAttribute(TEMPLATE_ATTRIBUTE);
        String path = template instanceof String text ? text : templateOf(request.getRequestURI());
        return request.getMethod() + " " + path;
    }

    /** The path with everything that looks like an id replaced, and without parameters. */
    static String templateOf(String uri) {
        String path = uri.length() <= LONGEST ? uri : uri.substring(0, LONGEST);
        StringBuilder template = new StringBuilder(path.length());
        int from = 0;
        while (from < path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            template.append(segment(path.substring(from, to)));
            if (slash >= 0) {
                template.append('/');
            }
            from = to + 1;
        }
        return template.toString();
    }

    private static String segment(String text) {
        int parameters = text.indexOf(';');
        String bare = parameters < 0 ? text : text.substring(0, parameters);
        return ID.matcher(bare).matches() ? "{id}" : bare;
    }
}
