package dev.bulwark.sample.access;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.http.ApiException;
import dev.bulwark.sample.http.Call;
import dev.bulwark.sample.http.Reply;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Route;
import dev.bulwark.sample.sessions.Session;
import dev.bulwark.sample.sessions.Sessions;
import dev.bulwark.sample.watch.Monitoring;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Sign-in, sign-out, the own profile and the search for colleagues. */
public final class AccessResource implements Resource {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Monitoring monitoring;
    private final Clock clock;

    public AccessResource(Sql sql, Passwords passwords, Sessions sessions, Monitoring monitoring, Clock clock) {
        this.accounts = new Accounts(sql);
        this.passwords = passwords;
        this.sessions = sessions;
        this.monitoring = monitoring;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/api/sign-in", this::signIn).open(),
                Route.post("/api/sign-out", this::signOut),
                Route.get("/api/me", this::me),
                Route.get("/api/users", this::search));
    }

    private Object signIn(Call call) {
        SignIn attempt = call.body(SignIn.class);
        String email = attempt.email().strip().toLowerCase(Locale.ROOT);
        Optional<Account> found = monitoring.acrossOrganizations(
                "the sign-in finds the organization by the e-mail address", () -> accounts.byEmail(email));
        if (!passwords.matches(
                attempt.password(), found.map(Account::passwordHash).orElse(null))) {
            monitoring.activity(
                    "authentication",
                    "sign-in failed",
                    "user",
                    found.map(Account::id).orElse("unknown"));
            throw new ApiException(401, "The e-mail address or the password is wrong.");
        }
        return welcome(found.orElseThrow().session());
    }

    private Reply welcome(Session session) {
        monitoring.identify(session);
        accounts.seen(session.organizationId(), session.userId(), clock.instant());
        monitoring.activity("authentication", "signed in", "user", session.userId());
        String cookie = Sessions.COOKIE + "=" + sessions.open(session) + "; Path=/; HttpOnly; SameSite=Strict";
        return Reply.ok(session).withHeader("Set-Cookie", cookie);
    }

    private Object signOut(Call call) {
        sessions.close(call.request());
        monitoring.activity(
                "authentication", "signed out", "user", call.session().userId());
        return Reply.noContent();
    }

    private Object me(Call call) {
        Session session = call.session();
        return accounts.profile(session.organizationId(), session.userId())
                .orElseThrow(() -> ApiException.notFound("person"));
    }

    private Object search(Call call) {
        return accounts.search(call.session().organizationId(), call.query("q").orElse(""));
    }

    record SignIn(String email, String password) {
        SignIn {
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(password, "password");
        }
    }
}
