package dev.bulwark.sample.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request. Routes are tried in their order, so a fixed path stands before a template. */
public final class Router {
    private final List<Route> routes;

    public Router(List<Resource> resources) {
        this.routes = resources.stream()
                .flatMap(resource -> resource.routes().stream())
                .toList();
    }

    /**
     * The route of a request.
     *
     * @throws ApiException 404 for a path that nobody serves, 405 for one that is served by other methods only
     */
    Hit find(String method, String path) {
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> values = route.match(path);
            if (values.isPresent() && route.method().equals(method)) {
                return new Hit(route, values.get());
            }
            known |= values.isPresent();
        }
        throw known
                ? new ApiException(405, "This address does not know " + method + ".")
                : ApiException.notFound("address");
    }

    /** A route and the values that its path carries. */
    record Hit(Route route, Map<String, String> values) {}
}
