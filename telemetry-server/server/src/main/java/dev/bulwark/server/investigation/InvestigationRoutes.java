package dev.bulwark.server.investigation;

import dev.bulwark.server.access.Caller;
import dev.bulwark.server.http.Answers;
import dev.bulwark.server.http.QueryParameters;
import dev.bulwark.server.store.TenantScope;
import io.javalin.http.Context;
import java.util.Set;
import java.util.UUID;

/** One violation, with what is known around it. */
public final class InvestigationRoutes {
    private final ViolationDetails details;
    private final BlastRadii radii;
    private final Evidence evidence;
    private final Answers answers;

    public InvestigationRoutes(ViolationDetails details, BlastRadii radii, Evidence evidence, Answers answers) {
        this.details = details;
        this.radii = radii;
        this.evidence = evidence;
        this.answers = answers;
    }

    public void detail(Context context) {
        answers.ok(context, details.detail(Caller.scope(context), id(context)));
    }

    public void blastRadius(Context context) {
        answers.ok(context, radii.of(details.violation(TenantScope.ALL, id(context))));
    }

    /** A zip file to take away. */
    public void evidence(Context context) {
        UUID id = id(context);
        byte[] zip = evidence.of(id, Caller.account(context).name()).zip();
        answers.file(context, "application/zip", "bulwark-evidence-" + id + ".zip", zip);
    }

    private static UUID id(Context context) {
        QueryParameters.of(context, Set.of());
        return QueryParameters.pathId(context);
    }
}
