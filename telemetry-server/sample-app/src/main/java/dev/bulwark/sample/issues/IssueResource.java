package dev.bulwark.sample.issues;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.defects.Defects;
import dev.bulwark.sample.http.ApiException;
import dev.bulwark.sample.http.Call;
import dev.bulwark.sample.http.Reply;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Route;
import dev.bulwark.sample.sessions.Session;
import dev.bulwark.sample.watch.Monitoring;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The issues list: search, raise, solve. */
public final class IssueResource implements Resource {
    private final IssueRepository issues;
    private final Monitoring monitoring;
    private final Clock clock;

    public IssueResource(Sql sql, Defects defects, Monitoring monitoring, Clock clock) {
        this.issues = new IssueRepository(sql, defects);
        this.monitoring = monitoring;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/issues", this::list),
                Route.post("/api/issues", this::raise),
                Route.post("/api/issues/{id}/resolve", this::resolve));
    }

    private Object list(Call call) {
        String organizationId = call.session().organizationId();
        return call.query("q")
                .map(words -> issues.search(organizationId, words, call.paging()))
                .orElseGet(() -> issues.open(organizationId, call.paging()));
    }

    private Object raise(Call call) {
        Session session = call.session();
        NewIssue issue = call.body(NewIssue.class);
        issues.add(session, issue, clock.instant());
        monitoring.activity("issues", "issue raised", "issue", issue.id().toString());
        return Reply.created(issues.find(session.organizationId(), issue.id()).orElseThrow());
    }

    private Object resolve(Call call) {
        Session session = call.session();
        UUID id = call.id("id");
        String resolution = call.body(Solution.class).resolution();
        if (!issues.resolve(session.organizationId(), id, resolution, clock.instant())) {
            throw ApiException.notFound("open issue");
        }
        monitoring.activity("issues", "issue solved", "issue", id.toString());
        return issues.find(session.organizationId(), id).orElseThrow();
    }

    /**
     * An issue as a client raises it.
     *
     * @param id chosen by the client, so that sending again raises no second one
     */
    record NewIssue(UUID id, String title, String detail, int priority) {
        NewIssue {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(detail, "detail");
        }
    }

    record Solution(String resolution) {
        Solution {
            Objects.requireNonNull(resolution, "resolution");
        }
    }
}
