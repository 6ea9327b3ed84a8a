package dev.bulwark.server.http;

import io.javalin.security.RouteRole;
import java.util.Set;

/**
 * A route as it was declared.
 *
 * @param path with its parameters in braces
 * @param roles what it asks of its caller; nobody may use a route that asks for nothing
 */
public record DeclaredRoute(String method, String path, Set<RouteRole> roles) {}
