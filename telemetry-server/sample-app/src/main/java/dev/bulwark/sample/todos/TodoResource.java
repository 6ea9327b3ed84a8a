package dev.bulwark.sample.todos;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The team's to-dos: list, promise, complete. */
public final class TodoResource implements Resource {
    private static final int DAYS_TO_DO_IT = 7;

    private final TodoRepository todos;
    private final Monitoring monitoring;
    private final Clock clock;

    public TodoResource(Sql sql, Defects defects, Monitoring monitoring, Clock clock) {
        this.todos = new TodoRepository(sql, defects);
        this.monitoring = monitoring;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/todos", this::list),
                Route.post("/api/todos", this::promise),
                Route.post("/api/todos/{id}/complete", this::complete));
    }

    private Object list(Call call) {
        Session session = call.session();
        return todos.open(session.organizationId(), session.teamId());
    }

    private Object promise(Call call) {
        NewTodo todo = call.body(NewTodo.class);
        LocalDate due = LocalDate.now(clock).plusDays(DAYS_TO_DO_IT);
        todos.add(call.session(), todo.id(), todo.title(), due, clock.instant());
        monitoring.activity("todos", "to-do created", "todo", todo.id().toString());
        return Reply.created(
                todos.find(call.session().organizationId(), todo.id()).orElseThrow());
    }

    private Object complete(Call call) {
        String organizationId = call.session().organizationId();
        UUID id = call.id("id");
        if (!todos.complete(organizationId, id, clock.instant())) {
            throw ApiException.notFound("open to-do");
        }
        monitoring.activity("todos", "to-do completed", "todo", id.toString());
        return todos.find(organizationId, id).orElseThrow();
    }

    /** @param id chosen by the client, so that sending again makes no second one */
    record NewTodo(UUID id, String title) {
        NewTodo {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
        }
    }
}
