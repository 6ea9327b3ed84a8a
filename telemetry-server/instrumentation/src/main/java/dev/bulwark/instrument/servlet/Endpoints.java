package dev.bulwark.instrument.servlet;

import dev.bulwark.model.redaction.CutText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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

    /** Stands for methods of a client's own invention. */
    private static final String OTHER = "OTHER";

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", OTHER);

    private static final int MOST_NAMES = 1000;
    private static final int LONGEST = 200;
    private static final int NOT_FOUND = 404;

    /** By method and route, so that the name of a request is found before it is put together. */
    private final Map<String, Map<String, String>> names = METHODS.stream()
            .collect(Collectors.toUnmodifiableMap(method -> method, method -> new ConcurrentHashMap<>()));

    private final AtomicInteger size = new AtomicInteger();

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
            String context = request.getContextPath();
            String servlet = named ? request.getServletPath() : "";
            boolean begins = uri.startsWith(context) && uri.startsWith(servlet, context.length());
            return new MappedPath(uri, begins ? context.length() + servlet.length() : 0);
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
    String name(@Nullable String method, @Nullable String declared, MappedPath path) {
        return name(known(method), route(declared, path));
    }

    /** The name under which a finished request is counted: those who try paths at random do not use up the room. */
    String counted(@Nullable String method, @Nullable String declared, MappedPath path, int status) {
        String verb = known(method);
        String route = route(declared, path);
        Map<String, String> routes = routesOf(verb);
        String name = routes.get(route);
        if (name != null) {
            return name;
        }
        boolean real = declared != null || status != NOT_FOUND;
        if (real && size.get() < MOST_NAMES) {
            String fresh = verb + " " + route;
            String winner = routes.putIfAbsent(route, fresh);
            size.addAndGet(winner == null ? 1 : 0);
            return winner == null ? fresh : winner;
        }
        return verb + " " + UNMATCHED;
    }

    private String name(String verb, String route) {
        String name = routesOf(verb).get(route);
        return name == null ? verb + " " + route : name;
    }

    private Map<String, String> routesOf(String verb) {
        return Objects.requireNonNull(names.get(verb));
    }

    private static String known(@Nullable String method) {
        return method != null && METHODS.contains(method) ? method : OTHER;
    }

    private static String route(@Nullable String declared, MappedPath path) {
        return declared == null ? PathTemplate.of(path.uri(), path.spelledOut(), LONGEST) : declared;
    }
}
