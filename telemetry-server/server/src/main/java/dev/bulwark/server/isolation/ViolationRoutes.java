package dev.bulwark.server.isolation;

import dev.bulwark.model.isolation.BulkResolution;
import dev.bulwark.model.isolation.Resolution;
import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.JsonBodies;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Text;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Violations of the wall between tenants. */
public final class ViolationRoutes {
    private static final int MAX_NOTE = 4_000;
    private static final int MAX_IDS = 1_000;

    private final ViolationService violations;
    private final ViolationStatsStore stats;
    private final JsonBodies bodies;
    private final Answers answers;
    private final Clock clock;

    public ViolationRoutes(
            ViolationService violations, ViolationStatsStore stats, JsonBodies bodies, Answers answers, Clock clock) {
        this.violations = violations;
        this.stats = stats;
        this.bodies = bodies;
        this.answers = answers;
        this.clock = clock;
    }

    public void list(Context context) {
        QueryParameters query = QueryParameters.of(context, ViolationFilter.PARAMETERS);
        answers.ok(context, violations.list(ViolationFilter.of(query), query.cursor(), query.limit()));
    }

    public void get(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, violations.get(QueryParameters.pathId(context)));
    }

    public void stats(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, stats.stats(clock.instant()));
    }

    public void resolve(Context context) throws IOException {
        String note = note(bodies.read(context, Resolution.class).note());
        String user = Caller.account(context).name();
        answers.ok(context, violations.resolve(QueryParameters.pathId(context), note, user));
    }

    public void reopen(Context context) throws IOException {
        String note = note(bodies.read(context, Resolution.class).note());
        String user = Caller.account(context).name();
        answers.ok(context, violations.reopen(QueryParameters.pathId(context), note, user));
    }

    public void resolveMany(Context context) throws IOException {
        BulkResolution many = bodies.read(context, BulkResolution.class);
        if (many.ids().isEmpty() || many.ids().size() > MAX_IDS) {
            throw RefusalException.badInput("ids", "ids must be 1 to " + MAX_IDS + " ids");
        }
        answers.ok(
                context,
                violations.resolveAll(
                        many.ids(), note(many.note()), Caller.account(context).name()));
    }

    private static @Nullable String note(@Nullable String note) {
        if (note != null && (note.length() > MAX_NOTE || !Text.isClean(note))) {
            throw RefusalException.badInput(
                    "note", "note may have at most 4000 characters, none of them NUL or half of one");
        }
        return note == null || note.isBlank() ? null : note;
    }
}
