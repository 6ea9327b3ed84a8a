package dev.bulwark.console.performance;

import dev.bulwark.console.controls.ColumnFit;
import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.PhaseView;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.records.RankingController;
import dev.bulwark.console.records.RankingViewModel;
import dev.bulwark.console.records.Row;
import dev.bulwark.model.performance.EndpointDetail;
import dev.bulwark.model.performance.EndpointPerformance;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/** How fast endpoints answer, and which of them fail. */
public final class EndpointsController extends RankingController<EndpointPerformance, EndpointDetail> {
    private static final PhaseView.Words WORDS = new PhaseView.Words(
            "Asking the server for endpoints…",
            Feather.ZAP,
            "No request in the last hour.",
            "Choose a longer time above, or connect an application: its servlet filter counts every request.",
            "No endpoint matches the filter in this time.");

    private final RankingViewModel<EndpointPerformance, EndpointDetail> model;
    private final Regressions regressions;
    private final Times times;

    public EndpointsController(
            RankingViewModel<EndpointPerformance, EndpointDetail> model, Regressions regressions, Times times) {
        super(model);
        this.model = model;
        this.regressions = regressions;
        this.times = times;
    }

    @Override
    protected PhaseView.Words words() {
        return WORDS;
    }

    @Override
    protected void addColumns(TableView<Row<EndpointPerformance>> to) {
        var name = Columns.words(
                "Endpoint", 190, (Row<EndpointPerformance> row) -> row.value().endpoint());
        var app = Columns.words(
                "App", 96, (Row<EndpointPerformance> row) -> row.value().app());
        var requests = figures("Requests", EndpointPerformance::requests, one -> Figures.count(one.requests()));
        var errors = figures("Errors", EndpointPerformance::errorRate, one -> Figures.percent(one.errorRate()));
        var p50 = latency("p50", one -> one.latency().p50());
        var p95 = latency("p95", one -> one.latency().p95());
        var p99 = latency("p99", one -> one.latency().p99());
        var max = latency("Slowest", one -> one.latency().max());
        var tenants = figures("Tenants", EndpointPerformance::tenants, one -> Figures.count(one.tenants()));
        TableColumn<Row<EndpointPerformance>, EndpointPerformance> worse = Columns.of(
                "Worse than it was",
                170,
                Row::valueProperty,
                one -> Regressions.shortWords(regressions.ofEndpoint(one.endpointId())),
                (one, other) -> 0);
        regressions.found().subscribe(found -> to.refresh());
        to.getColumns().setAll(List.of(name, p95, p50, p99, max, requests, errors, tenants, app, worse));
        ColumnFit.keep(to, List.of(app, tenants, max, worse, p99, p50, errors, requests), List.of(name));
    }

    private static <K extends Comparable<? super K>> TableColumn<Row<EndpointPerformance>, EndpointPerformance> figures(
            String title, Function<EndpointPerformance, K> key, Function<EndpointPerformance, String> words) {
        return Columns.liveFigures(title, 82, Row::valueProperty, words, key);
    }

    private static TableColumn<Row<EndpointPerformance>, EndpointPerformance> latency(
            String title, Function<EndpointPerformance, Long> micros) {
        return figures(title, micros, one -> Figures.latency(micros.apply(one)));
    }

    @Override
    protected Node buildDetail() {
        return new EndpointPane(model, regressions, times);
    }

    @Override
    public void activate() {
        regressions.refresh();
        super.activate();
    }
}
