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

/** Stands in front of every route and lets through whom the route asks for. A route that asks for nothing is closed. */
public final class AccessGuard implements Handler {
    private final SessionService sessions;

    public AccessGuard(SessionService sessions) {
        this.sessions = sessions;
    }

    @Override
    public void handle(Context context) {
        if (context.method() == HandlerType.HEAD) {
            throw RefusalException.of(ProblemKind.METHOD_NOT_ALLOWED, "Ask with GET");
        }
        Set<RouteRole> roles = context.routeRoles();
        if (roles.size() != 1 || !(roles.iterator().next() instanceof Permission permission)) {
            throw RefusalException.of(ProblemKind.NOT_ALLOWED, "Nobody may use this route");
        }
        admit(context, permission);
    }

    private void admit(Context context, Permission permission) {
        String token = Caller.token(context);
        if (permission == Permission.INGEST) {
            admitApplication(context, token);
            return;
        }
        Optional<Account> account = accountOf(token);
        account.ifPresent(person -> Caller.remember(context, person));
        Role needed = permission.role();
        if (needed != null) {
            admitPerson(token, account, needed);
        }
    }

    private void admitApplication(Context context, String token) {
        if (token.startsWith(Secrets.SESSION_PREFIX)) {
            throw RefusalException.of(ProblemKind.NOT_ALLOWED, "Only applications report, with an ingest token");
        }
        Caller.rememberApp(
                context,
                sessions.appOf(token)
                        .orElseThrow(() -> RefusalException.of(
                                ProblemKind.NOT_SIGNED_IN, "Send a valid ingest token as Authorization: Bearer …")));
    }

    private static void admitPerson(String token, Optional<Account> account, Role needed) {
        if (token.startsWith(Secrets.INGEST_PREFIX)) {
            throw RefusalException.of(ProblemKind.NOT_ALLOWED, "An ingest token reports and cannot read");
        }
        Account person = account.orElseThrow(
                () -> RefusalException.of(ProblemKind.NOT_SIGNED_IN, "Sign in first; a session may have expired"));
        if (!person.role().includes(needed)) {
            throw RefusalException.of(ProblemKind.NOT_ALLOWED, "This needs the role " + WireName.of(needed));
        }
    }

    private Optional<Account> accountOf(String token) {
        return token.startsWith(Secrets.SESSION_PREFIX) ? sessions.accountOf(token) : Optional.empty();
    }
}
