package dev.bulwark.console.performance;

import dev.bulwark.console.controls.ColumnFit;
import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.isolation.SqlView;
import dev.bulwark.console.records.RankingViewModel;
import dev.bulwark.model.performance.SlowExecution;
import dev.bulwark.model.performance.SlowStatement;
import dev.bulwark.model.performance.SlowStatementDetail;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One slow statement: its text, what would help, and its slow executions. */
final class StatementPane extends PerformancePane {
    private final Regressions regressions;
    private final Times times;
    private final SqlView sql = new SqlView();
    private final VBox advice = new VBox(6);
    private final TableView<SlowExecution> executions = table("Slow executions");

    StatementPane(RankingViewModel<SlowStatement, SlowStatementDetail> model, Regressions regressions, Times times) {
        super(model::closePanel);
        this.regressions = regressions;
        this.times = times;
        addColumns();
        section("Statement", sql);
        section("What would help", advice);
        section("Slow executions, the newest first", executions);
        model.detail().subscribe(this::show);
        model.detailFailure().subscribe(this::showFailure);
    }

    private void addColumns() {
        var time = Columns.words("Time", 112, (SlowExecution one) -> times.time(one.createdAt()));
        var took = Columns.figures(
                "Took", 78, one -> Figures.latency(one.durationMicros()), SlowExecution::durationMicros);
        var endpoint = Columns.words("Endpoint", 150, (SlowExecution one) -> ViolationWords.orDash(one.endpoint()));
        var tenant = Columns.words("Tenant", 100, (SlowExecution one) -> ViolationWords.orDash(one.tenant()));
        executions.getColumns().setAll(List.of(time, took, endpoint, tenant));
        ColumnFit.keep(executions, List.of(tenant), List.of(endpoint));
    }

    private void show(@Nullable SlowStatementDetail detail) {
        if (detail == null) {
            showWaiting();
            return;
        }
        SlowStatement statement = detail.statement();
        showHead(
                Figures.counted(statement.executions(), "slow run", "slow runs") + ", "
                        + Figures.latency(statement.meanMicros()) + " on average",
                "worst " + Figures.latency(statement.worstMicros()) + "  ·  "
                        + Figures.counted(statement.tenants(), "tenant", "tenants") + "  ·  "
                        + Figures.counted(statement.endpoints(), "endpoint", "endpoints"),
                regressions
                        .ofStatement(statement.queryHash())
                        .map(one -> Regressions.words(one, times))
                        .orElse(""));
        sql.show(statement.queryText(), List.of());
        showAdvice(detail.advice());
        executions.setItems(
                FXCollections.observableArrayList(detail.executions().items()));
        fit(executions);
    }

    private void showAdvice(List<String> sentences) {
        List<String> shown = sentences.isEmpty()
                ? List.of("Nothing is plain from its text and its history: look at its plan in the database.")
                : sentences;
        advice.getChildren().setAll(shown.stream().map(StatementPane::line).toList());
    }

    private static Label line(String sentence) {
        Label line = new Label(sentence, new FontIcon(Feather.ARROW_RIGHT));
        line.setWrapText(true);
        return line;
    }
}
