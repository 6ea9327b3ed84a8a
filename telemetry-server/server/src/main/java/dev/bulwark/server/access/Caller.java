package dev.bulwark.server.access;

import dev.bulwark.model.access.Account;
import dev.bulwark.server.http.ProblemKind;
import dev.bulwark.server.http.RefusalException;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes a request, as the guard found out. */
public final class Caller {
    private static final String ACCOUNT = "bulwark.account";
    private static final String APP = "bulwark.app";
    private static final String BEARER = "Bearer ";

    private Caller() {}

    /** The signed-in person, if there is one. */
    public static Optional<Account> person(Context context) {
        return Optional.ofNullable(context.attribute(ACCOUNT));
    }

    /** The signed-in person of a route that asks for one. */
    public static Account account(Context context) {
        return person(context).orElseThrow(() -> RefusalException.of(ProblemKind.NOT_SIGNED_IN, "Sign in first"));
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
