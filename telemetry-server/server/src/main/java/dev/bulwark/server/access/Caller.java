package dev.bulwark.server.access;

import dev.bulwark.model.access.Account;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.TenantScope;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes a request, as the guard found out. */
public final class Caller {
    private static final String ACCOUNT = "bulwark.account";
    private static final String APP = "bulwark.app";
    private static final String BEARER = "Bearer ";

    private Caller() {}

    /** The signed-in person, or the program that uses the API, if there is one. */
    public static Optional<Account> ifKnown(Context context) {
        return Optional.ofNullable(context.attribute(ACCOUNT));
    }

    /** The signed-in person, or the program, of a route that asks for one. */
    public static Account account(Context context) {
        return ifKnown(context).orElseThrow(() -> RefusalException.of(ProblemKind.NOT_SIGNED_IN, "Sign in first"));
    }

    /** Whose rows the caller may see; nobody's if nobody is known. */
    public static TenantScope scope(Context context) {
        @Nullable Account account = context.attribute(ACCOUNT);
        return TenantScope.of(account == null ? List.of() : account.tenants());
    }

    /** The token of the caller's session. */
    static String session(Context context) {
        String token = token(context);
        if (!token.startsWith(Secrets.SESSION_PREFIX)) {
            throw RefusalException.of(ProblemKind.NOT_ALLOWED, "This is for people who signed in");
        }
        return token;
    }

    /** The application of a route that asks for an ingest token. */
    public static String app(Context context) {
        @Nullable String app = context.attribute(APP);
        if (app == null) {
            throw RefusalException.of(ProblemKind.NOT_SIGNED_IN, "Send an ingest token");
        }
        return app;
    }

    /** The token in the request's header; empty text when there is none. */
    static String token(Context context) {
        String header = context.header("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : "";
    }

    static void remember(Context context, Account account) {
        context.attribute(ACCOUNT, account);
    }

    static void rememberApp(Context context, String app) {
        context.attribute(APP, app);
    }
}
