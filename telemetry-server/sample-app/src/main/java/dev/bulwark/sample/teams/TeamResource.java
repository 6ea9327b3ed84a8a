package dev.bulwark.sample.teams;

import dev.bulwark.sample.database.Sql;
import dev.bulwark.sample.http.ApiException;
import dev.bulwark.sample.http.Call;
import dev.bulwark.sample.http.Resource;
import dev.bulwark.sample.http.Route;
import java.util.List;
import java.util.UUID;

/** The list of teams, and one team with its members. */
public final class TeamResource implements Resource {
    private final TeamRepository teams;

    public TeamResource(Sql sql) {
        this.teams = new TeamRepository(sql);
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/teams", this::list), Route.get("/api/teams/{id}", this::detail));
    }

    private Object list(Call call) {
        return teams.list(call.session().organizationId());
    }

    private Object detail(Call call) {
        String organizationId = call.session().organizationId();
        UUID id = call.id("id");
        TeamRepository.Team team = teams.find(organizationId, id).orElseThrow(() -> ApiException.notFound("team"));
        return new TeamWithMembers(team, teams.members(organizationId, id));
    }

    private record TeamWithMembers(TeamRepository.Team team, List<TeamRepository.Member> members) {}
}
