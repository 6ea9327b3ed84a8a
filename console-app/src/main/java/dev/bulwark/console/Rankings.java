package dev.bulwark.console;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.Session;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.performance.EndpointsController;
import dev.bulwark.console.performance.Regressions;
import dev.bulwark.console.performance.StatementsController;
import dev.bulwark.console.records.Ranking;
import dev.bulwark.console.records.RankingViewModel;
import dev.bulwark.console.scope.Scope;
import dev.bulwark.console.shell.Views;
import dev.bulwark.console.tasks.TaskExecutor;
import dev.bulwark.model.performance.EndpointDetail;
import dev.bulwark.model.performance.EndpointPerformance;
import dev.bulwark.model.performance.SlowStatement;
import dev.bulwark.model.performance.SlowStatementDetail;

/** The rankings of one session, put together. */
final class Rankings {
    private static final Ranking<EndpointPerformance, EndpointDetail> ENDPOINTS = new Ranking<>(
            "endpoints",
            "last hour",
            "api/v1/admin/api-performance",
            new TypeReference<>() {},
            new TypeReference<>() {},
            EndpointPerformance::endpointId,
            endpoint -> endpoint.endpoint() + " " + endpoint.app(),
            true);
    private static final Ranking<SlowStatement, SlowStatementDetail> STATEMENTS = new Ranking<>(
            "statements",
            "",
            "api/v1/admin/slow-queries",
            new TypeReference<>() {},
            new TypeReference<>() {},
            SlowStatement::queryHash,
            SlowStatement::queryText,
            false);

    private Rankings() {}

    /** Makes them and says how their controllers are made. */
    static void register(
            Session session, ServerWatch watch, TaskExecutor tasks, Scope scope, Views views, Times times) {
        Regressions regressions = new Regressions(session, tasks);
        var endpoints = new RankingViewModel<>(session, watch, tasks, scope, ENDPOINTS);
        var statements = new RankingViewModel<>(session, watch, tasks, scope, STATEMENTS);
        views.with(EndpointsController.class, () -> new EndpointsController(endpoints, regressions, times))
                .with(StatementsController.class, () -> new StatementsController(statements, regressions, times));
    }
}
