package dev.bulwark.instrument.servlet;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names the endpoint of a request: method and route template. */
final class Endpoints {
    /** A request attribute with which an application may say the route's template itself. */
    static final String TEMPLATE_ATTRIBUTE = "dev.bulwark.endpoint";

    /** The request attribute in which Spring MVC says it: {@code HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE}. */
    static final String SPRING_TEMPLATE_ATTRIBUTE =
            "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

    private static final int LONGEST = 200;

    /** A number, a UUID, or a long hexadecimal word. */
    private static final Pattern ID = Pattern.compile(
            "\\d+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-fA-F]{16,}");

    private Endpoints() {}

    /**
     * The endpoint's name.
     *
     * @param template what the application says the route is; anything but a text says nothing
     */
    static String of(@Nullable String method, @Nullable Object template, String uri) {
        return method + " " + (template instanceof String text ? text : templateOf(uri));
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
