package dev.bulwark.server.resolution;

import dev.bulwark.model.resolution.BulkResolution;
import dev.bulwark.model.resolution.Resolution;
import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.JsonBodies;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.http.RefusalException;
import dev.bulwark.server.store.Text;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of a table that somebody settles, and settling it. */
public final class ResolutionRoutes {
    private static final int MAX_NOTE = 4_000;
    private static final int MAX_IDS = 1_000;

    private final ResolutionService<?> service;
    private final JsonBodies bodies;
    private final Answers answers;

    public ResolutionRoutes(ResolutionService<?> service, JsonBodies bodies, Answers answers) {
        this.service = service;
        this.bodies = bodies;
        this.answers = answers;
    }

    public void get(Context context) {
        QueryParameters.of(context, Set.of());
        answers.ok(context, service.get(Caller.scope(context), QueryParameters.pathId(context)));
    }

    public void resolve(Context context) throws IOException {
        String note = note(bodies.read(context, Resolution.class).note());
        String user = Caller.account(context).name();
        answers.ok(context, service.resolve(Caller.scope(context), QueryParameters.pathId(context), note, user));
    }

    public void reopen(Context context) throws IOException {
        String note = note(bodies.read(context, Resolution.class).note());
        String user = Caller.account(context).name();
        answers.ok(context, service.reopen(Caller.scope(context), QueryParameters.pathId(context), note, user));
    }

    public void resolveMany(Context context) throws IOException {
        BulkResolution many = bodies.read(context, BulkResolution.class);
        if (many.ids().isEmpty() || many.ids().size() > MAX_IDS) {
            throw RefusalException.badInput("ids", "ids must be 1 to " + MAX_IDS + " ids");
        }
        String user = Caller.account(context).name();
        answers.ok(context, service.resolveAll(Caller.scope(context), many.ids(), note(many.note()), user));
    }

    private static @Nullable String note(@Nullable String note) {
        if (note != null && (note.length() > MAX_NOTE || !Text.isClean(note))) {
            throw RefusalException.badInput(
                    "note", "note may have at most 4000 characters, none of them NUL or half of one");
        }
        return note == null || note.isBlank() ? null : note;
    }
}
