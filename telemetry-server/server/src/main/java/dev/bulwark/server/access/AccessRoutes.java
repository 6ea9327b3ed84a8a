package dev.bulwark.server.access;

import dev.bulwark.model.access.Credentials;
import dev.bulwark.model.access.PasswordChange;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.JsonBodies;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Text;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signing in, signing out, the own password, and who one is. */
public final class AccessRoutes {
    private static final int MAX_LENGTH = 1_000;

    private final SessionService sessions;
    private final JsonBodies bodies;
    private final Answers answers;

    public AccessRoutes(SessionService sessions, JsonBodies bodies, Answers answers) {
        this.sessions = sessions;
        this.bodies = bodies;
        this.answers = answers;
    }

    public void login(Context context) throws IOException {
        Credentials credentials = bodies.read(context, Credentials.class);
        requireText("name", credentials.name());
        requireText("password", credentials.password());
        answers.ok(context, sessions.signIn(credentials, context.ip()));
    }

    public void logout(Context context) {
        QueryParameters.of(context, Set.of());
        sessions.signOut(Caller.session(context), Caller.account(context));
        context.status(204);
    }

    public void changePassword(Context context) throws IOException {
        String session = Caller.session(context);
        PasswordChange change = bodies.read(context, PasswordChange.class);
        requireText("newPassword", change.newPassword());
        sessions.changePassword(Caller.account(context), change, session, context.ip());
        context.status(204);
    }

    public void me(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, Caller.account(context));
    }

    private static void requireText(String field, @Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_LENGTH || !Text.isClean(text)) {
            throw RefusalException.badInput(
                    field, field + " is required, and has at most 1000 characters, none of them NUL or half of one");
        }
    }
}
