package dev.bulwark.console.performance;

import dev.bulwark.console.controls.ColumnFit;
import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.records.RankingViewModel;
import dev.bulwark.model.performance.EndpointDetail;
import dev.bulwark.model.performance.EndpointPerformance;
import dev.bulwark.model.performance.Regression;
import dev.bulwark.model.performance.SingleRequest;
import dev.bulwark.model.performance.TenantPerformance;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** One endpoint: its percentiles over time, who called it, and its slowest requests. */
final class EndpointPane extends PerformancePane {
    private final Regressions regressions;
    private final Times times;
    private final PercentileChart chart;
    private final TableView<TenantPerformance> tenants = table("Tenants of the endpoint");
    private final TableView<SingleRequest> slowest = table("Slowest requests");

    EndpointPane(RankingViewModel<EndpointPerformance, EndpointDetail> model, Regressions regressions, Times times) {
        super(model::closePanel);
        this.regressions = regressions;
        this.times = times;
        this.chart = new PercentileChart(times);
        addTenantColumns();
        addRequestColumns();
        section("Response time", chart);
        section("Tenants, the busiest first", tenants);
        section("Slowest requests that were kept", slowest);
        model.detail().subscribe(this::show);
        model.detailFailure().subscribe(this::showFailure);
    }

    private void addTenantColumns() {
        var name = Columns.words("Tenant", 110, (TenantPerformance one) -> ViolationWords.orDash(one.tenant()));
        var requests =
                Columns.figures("Requests", 84, one -> Figures.count(one.requests()), TenantPerformance::requests);
        var errors = Columns.figures("Errors", 70, one -> Figures.count(one.errors()), TenantPerformance::errors);
        var p95 = Columns.figures(
                "p95",
                78,
                (TenantPerformance one) -> Figures.latency(one.latency().p95()),
                one -> one.latency().p95());
        tenants.getColumns().setAll(List.of(name, requests, errors, p95));
        ColumnFit.keep(tenants, List.of(errors), List.of(name));
    }

    private void addRequestColumns() {
        var time = Columns.words("Time", 104, (SingleRequest one) -> times.time(one.createdAt()));
        var took = Columns.figures(
                "Took", 78, one -> Figures.latency(one.durationMicros()), SingleRequest::durationMicros);
        var status = Columns.figures("Status", 66, one -> Integer.toString(one.status()), SingleRequest::status);
        var statements =
                Columns.figures("Statements", 92, one -> Figures.count(one.statements()), SingleRequest::statements);
        var tenant = Columns.words("Tenant", 100, (SingleRequest one) -> ViolationWords.orDash(one.tenant()));
        slowest.getColumns().setAll(List.of(time, took, status, statements, tenant));
        ColumnFit.keep(slowest, List.of(statements, status), List.of(tenant));
    }

    private void show(@Nullable EndpointDetail detail) {
        if (detail == null) {
            showWaiting();
            return;
        }
        EndpointPerformance endpoint = detail.endpoint();
        Optional<Regression> worse = regressions.ofEndpoint(endpoint.endpointId());
        showHead(
                endpoint.endpoint(),
                Figures.counted(endpoint.requests(), "request", "requests") + "  ·  "
                        + Figures.percent(endpoint.errorRate()) + " failed  ·  p95 "
                        + Figures.latency(endpoint.latency().p95()),
                worse.map(one -> Regressions.words(one, times)).orElse(""));
        chart.show(
                detail.trend(),
                worse.map(Regression::deployment).stream()
                        .map(deployment -> new PercentileChart.Mark(deployment.at(), deployment.version()))
                        .toList());
        tenants.setItems(FXCollections.observableArrayList(detail.tenants()));
        slowest.setItems(FXCollections.observableArrayList(detail.slowest()));
        fit(tenants);
        fit(slowest);
    }
}
