package dev.bulwark.console.performance;

import dev.bulwark.console.controls.ColumnFit;
import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.PhaseView;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.records.RankingController;
import dev.bulwark.console.records.RankingViewModel;
import dev.bulwark.console.records.Row;
import dev.bulwark.model.performance.SlowStatement;
import dev.bulwark.model.performance.SlowStatementDetail;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/** Slow statements, the costliest first, and what would help. */
public final class StatementsController extends RankingController<SlowStatement, SlowStatementDetail> {
    private static final PhaseView.Words WORDS = new PhaseView.Words(
            "Asking the server for slow statements…",
            Feather.DATABASE,
            "No slow statement.",
            "Every statement that applications ran stayed below the limit for slow ones, 500 ms unless set otherwise.",
            "No statement matches the filter in this time.");

    private final RankingViewModel<SlowStatement, SlowStatementDetail> model;
    private final Regressions regressions;
    private final Times times;

    public StatementsController(
            RankingViewModel<SlowStatement, SlowStatementDetail> model, Regressions regressions, Times times) {
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
    protected void addColumns(TableView<Row<SlowStatement>> to) {
        var text = Columns.words(
                "Statement",
                220,
                (Row<SlowStatement> row) -> oneLine(row.value().queryText()));
        var count = figures("Slow runs", SlowStatement::executions, one -> Figures.count(one.executions()));
        var mean = figures("Mean", SlowStatement::meanMicros, one -> Figures.latency(one.meanMicros()));
        var worst = figures("Worst", SlowStatement::worstMicros, one -> Figures.latency(one.worstMicros()));
        var tenants = figures("Tenants", SlowStatement::tenants, one -> Figures.count(one.tenants()));
        var endpoints = figures("Endpoints", SlowStatement::endpoints, one -> Figures.count(one.endpoints()));
        TableColumn<Row<SlowStatement>, SlowStatement> last = Columns.of(
                "Last (" + times.zoneName() + ")",
                112,
                Row::valueProperty,
                one -> times.compact(one.lastAt(), one.lastAt()),
                (one, other) -> one.lastAt().compareTo(other.lastAt()));
        to.getColumns().setAll(List.of(text, count, mean, worst, last, tenants, endpoints));
        ColumnFit.keep(to, List.of(endpoints, tenants, last, mean, worst), List.of(text));
    }

    private static String oneLine(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }

    private static <K extends Comparable<? super K>> TableColumn<Row<SlowStatement>, SlowStatement> figures(
            String title, Function<SlowStatement, K> key, Function<SlowStatement, String> words) {
        return Columns.liveFigures(title, 92, Row::valueProperty, words, key);
    }

    @Override
    protected Node buildDetail() {
        return new StatementPane(model, regressions, times);
    }

    @Override
    public void activate() {
        regressions.refresh();
        super.activate();
    }
}
