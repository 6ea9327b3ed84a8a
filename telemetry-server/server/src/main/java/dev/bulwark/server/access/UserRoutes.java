package dev.bulwark.server.access;

import dev.bulwark.model.Page;
import dev.bulwark.model.access.NewUser;
import dev.bulwark.model.access.UserChange;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.JsonBodies;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Text;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;

/** The accounts of people, for administrators. */
public final class UserRoutes {
    private final UserService users;
    private final JsonBodies bodies;
    private final Answers answers;

    public UserRoutes(UserService users, JsonBodies bodies, Answers answers) {
        this.users = users;
        this.bodies = bodies;
        this.answers = answers;
    }

    public void list(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, new Page<>(users.all(), null));
    }

    public void get(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, users.get(name(context)));
    }

    public void create(Context context) throws IOException {
        NewUser wanted = bodies.read(context, NewUser.class);
        answers.send(context, 201, users.create(wanted, Caller.account(context)));
    }

    public void change(Context context) throws IOException {
        UserChange change = bodies.read(context, UserChange.class);
        answers.ok(context, users.change(name(context), change, Caller.account(context)));
    }

    public void giveNewPassword(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, users.giveNewPassword(name(context), Caller.account(context)));
    }

    public void remove(Context context) {
        QueryParameters.of(context, Set.of());
        users.remove(name(context), Caller.account(context));
        context.status(204);
    }

    private static String name(Context context) {
        String name = context.pathParam("name");
        if (!Text.isClean(name)) {
            throw RefusalException.badInput("name", "name holds NUL or half a character");
        }
        return name;
    }
}
