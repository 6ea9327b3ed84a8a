package dev.bulwark.instrument.servlet;

import dev.bulwark.model.redaction.CutText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Names the endpoints of requests: method and route template. The template is what the application or its framework says;
 * else the path, in which only what the servlet's own mapping does not spell out is searched for ids. The number of names
 * is bounded. Thread-safe.
 */
final class Endpoints {
    /** A request attribute with which an application may say the route's template itself. */
    static final String TEMPLATE_ATTRIBUTE = "dev.bulwark.endpoint";

    /** Stands for every path that nothing answers to, and for those beyond the bound. */
    static final String UNMATCHED = "(unmatched)";

    /** Where frameworks leave the route's template: ours, Spring MVC, its functional routes, and a common convention. */
    private static final List<String> ATTRIBUTES = List.of(
            TEMPLATE_ATTRIBUTE,
            "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern",
            "org.springframework.web.servlet.function.RouterFunctions.matchingPattern",
            "http.route");

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT");

    private static final int MOST_NAMES = 1000;
    private static final int LONGEST = 200;
    private static final int NOT_FOUND = 404;

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    /**
     * A request's path as the container has mapped it.
     *
     * @param spelledOut so many characters of it are named by the mapping, and are no ids
     */
    record MappedPath(String uri, int spelledOut) {
        static MappedPath of(HttpServletRequest request) {
            String uri = request.getRequestURI();
            MappingMatch match = request.getHttpServletMapping().getMappingMatch();
            boolean named = match == MappingMatch.EXACT || match == MappingMatch.PATH;
            String prefix = named ? request.getContextPath() + request.getServletPath() : request.getContextPath();
            return new MappedPath(uri, uri.startsWith(prefix) ? prefix.length() : 0);
        }
    }

    /** What the application or its framework has said by now of the route; null when nothing. */
    static @Nullable String declaredBy(HttpServletRequest request) {
        for (String attribute : ATTRIBUTES) {
            Object value = request.getAttribute(attribute);
            String text = value == null ? "" : value.toString();
            if (!text.isEmpty()) {
                return CutText.beginning(text, LONGEST);
            }
        }
        return null;
    }

    /** The endpoint's name. */
    static String name(@Nullable String method, @Nullable String declared, MappedPath path) {
        String known = method != null && METHODS.contains(method) ? method : "OTHER";
        return known + " " + (declared == null ? PathTemplate.of(path.uri(), path.spelledOut(), LONGEST) : declared);
    }

    /** The name under which a finished request is counted: those who try paths at random do not use up the room. */
    String counted(String name, boolean declared, int status) {
        if (names.contains(name)) {
            return name;
        }
        boolean real = declared || status != NOT_FOUND;
        if (real && names.size() < MOST_NAMES) {
            names.add(name);
            return name;
        }
        return name.substring(0, name.indexOf(' ') + 1) + UNMATCHED;
    }
}
