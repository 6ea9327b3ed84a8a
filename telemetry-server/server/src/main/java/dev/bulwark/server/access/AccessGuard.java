package dev.bulwark.server.access;

import dev.bulwark.model.access.Account;
import dev.bulwark.model.access.Role;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.WireName;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.util.Optional;
import java.util.Set;

/**
 * Stands in front of every route and lets through whom the route asks for. A route that does not say both what it asks for and
 * what it tells of tenants is closed.
 */
public final class AccessGuard implements Handler {
    private final TokenBearers bearers;

    public AccessGuard(TokenBearers bearers) {
        this.bearers = bearers;
    }

    @Override
    public void handle(Context context) {
        if (context.method() == HandlerType.HEAD) {
            throw RefusalException.of(ProblemKind.METHOD_NOT_ALLOWED, "Ask with GET");
        }
        Set<RouteRole> declared = context.routeRoles();
        Permission permission = onlyOne(declared, Permission.class);
        TenantRule rule = onlyOne(declared, TenantRule.class);
        String token = Caller.token(context);
        if (permission == Permission.INGEST) {
            admitApplication(context, token);
        } else {
            admit(context, token, permission, rule);
        }
    }

    private static <T> T onlyOne(Set<RouteRole> declared, Class<T> type) {
        return declared.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((one, other) -> {
                    throw nobody();
                })
                .orElseThrow(AccessGuard::nobody);
    }

    private static RefusalException nobody() {
        return RefusalException.of(ProblemKind.NOT_ALLOWED, "Nobody may use this route");
    }

    private void admit(Context context, String token, Permission permission, TenantRule rule) {
        Optional<Account> account = bearers.accountOf(token);
        account.ifPresent(known -> Caller.remember(context, known));
        Role needed = permission.role();
        if (needed != null) {
            Account known = requireKnown(token, account);
            requireOwnPassword(known, permission);
            requireRole(known, needed);
            requireAllTenants(known, rule);
        }
    }

    private void admitApplication(Context context, String token) {
        if (token.startsWith(Secrets.SESSION_PREFIX) || token.startsWith(Secrets.API_PREFIX)) {
            throw RefusalException.of(ProblemKind.NOT_ALLOWED, "Only applications report, with an ingest token");
        }
        Caller.rememberApp(
                context,
                bearers.appOf(token)
                        .orElseThrow(() -> RefusalException.of(
                                ProblemKind.NOT_SIGNED_IN, "Send a valid ingest token as Authorization: Bearer …")));
    }

    private static Account requireKnown(String token, Optional<Account> account) {
        if (token.startsWith(Secrets.INGEST_PREFIX)) {
            throw RefusalException.of(ProblemKind.NOT_ALLOWED, "An ingest token reports and cannot read");
        }
        return account.orElseThrow(() ->
                RefusalException.of(ProblemKind.NOT_SIGNED_IN, "Sign in first; a session or a token may have expired"));
    }

    private static void requireOwnPassword(Account known, Permission permission) {
        if (known.mustChangePassword() && permission != Permission.KNOWN) {
            throw RefusalException.of(
                    ProblemKind.NOT_ALLOWED, "Change the one-time password first, by PUT /api/v1/auth/password");
        }
    }

    private static void requireRole(Account known, Role needed) {
        if (!known.role().includes(needed)) {
            throw RefusalException.of(ProblemKind.NOT_ALLOWED, "This needs the role " + WireName.of(needed));
        }
    }

    private static void requireAllTenants(Account known, TenantRule rule) {
        if (rule == TenantRule.ALL_TENANTS_ONLY && known.tenants() != null) {
            throw RefusalException.of(ProblemKind.NOT_ALLOWED, "This is for those who may see all tenants");
        }
    }
}
