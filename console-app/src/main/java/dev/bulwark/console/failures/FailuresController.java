package dev.bulwark.console.failures;

import dev.bulwark.console.actions.Action;
import dev.bulwark.console.client.ServerTime;
import dev.bulwark.console.controls.ColumnFit;
import dev.bulwark.console.controls.FactGrid.Fact;
import dev.bulwark.console.controls.PhaseView;
import dev.bulwark.console.controls.StatusLook;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.records.DetailViewModel;
import dev.bulwark.console.records.ListViewModel;
import dev.bulwark.console.records.MapWords;
import dev.bulwark.console.records.RecordColumns;
import dev.bulwark.console.records.RecordPane;
import dev.bulwark.console.records.RecordPane.Content;
import dev.bulwark.console.records.RecordPane.Text;
import dev.bulwark.console.records.RecordsController;
import dev.bulwark.console.records.ResolutionViewModel;
import dev.bulwark.console.records.Row;
import dev.bulwark.console.records.SettlePane;
import dev.bulwark.model.failures.FailedOperation;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What applications tried and could not do. */
public final class FailuresController extends RecordsController<FailedOperation> {
    private static final PhaseView.Words WORDS = new PhaseView.Words(
            "Asking the server for failed operations…",
            Feather.CHECK_CIRCLE,
            "No open failed operation.",
            "Nothing that applications reported failed, or what did is settled. Applications report mail, payments,"
                    + " webhooks and the like by failedOperation(…).",
            "No failed operation matches the filters.");

    private final DetailViewModel<FailedOperation> detailModel;
    private final ResolutionViewModel<FailedOperation> resolution;
    private final Times times;
    private final ServerTime serverTime;
    private final SettlePane settle = new SettlePane();
    private final RecordPane pane;

    public FailuresController(
            ListViewModel<FailedOperation> model,
            DetailViewModel<FailedOperation> detailModel,
            ResolutionViewModel<FailedOperation> resolution,
            Times times,
            ServerTime serverTime) {
        super(model, detailModel);
        this.detailModel = detailModel;
        this.resolution = resolution;
        this.times = times;
        this.serverTime = serverTime;
        this.pane = new RecordPane(detailModel::closePanel, settle);
    }

    @Override
    protected String many() {
        return "failed operations";
    }

    @Override
    protected PhaseView.Words words() {
        return WORDS;
    }

    @Override
    protected void addColumns(TableView<Row<FailedOperation>> to) {
        RecordColumns<FailedOperation> columns = new RecordColumns<>(times, serverTime::now);
        var time = columns.time(FailedOperation::createdAt);
        var severity = columns.severity(FailedOperation::severity);
        var type = columns.words("Type", 90, FailedOperation::operationType);
        var name = columns.words("Operation", 170, FailedOperation::operationName);
        var error = columns.words("Error", 200, FailedOperation::errorMessage);
        var tenant = columns.words("Tenant", 120, FailedOperation::tenant);
        var user = columns.words("User", 120, FailedOperation::user);
        var app = columns.words("App", 96, FailedOperation::app);
        var status = columns.words("Status", 84, failure -> failure.resolved() ? "Resolved" : "Open");
        to.getColumns().setAll(List.of(time, severity, type, name, error, tenant, user, app, status));
        ColumnFit.keep(to, List.of(app, user, status, tenant, type, error), List.of(error, name));
    }

    @Override
    protected Node buildDetail() {
        settle.show(resolution);
        detailModel.shown().subscribe(this::show);
        return pane;
    }

    private void show(@Nullable FailedOperation failure) {
        if (failure != null) {
            pane.show(new Content(
                    StatusLook.of(failure.severity()),
                    failure.operationName(),
                    ViolationWords.orDash(failure.errorMessage()),
                    times.full(failure.createdAt()) + "  ·  " + times.ago(failure.createdAt(), serverTime.now()),
                    facts(failure),
                    List.of(
                            new Text("Context", MapWords.lines(failure.context())),
                            new Text("Stack trace", failure.errorStack()))));
            settle.showSettled(failure, failure.resolvedAt(), times);
        }
    }

    private static List<Fact> facts(FailedOperation failure) {
        return List.of(
                new Fact("Type", failure.operationType()),
                new Fact("Severity", ViolationWords.of(failure.severity())),
                new Fact("Tenant", failure.tenant()),
                new Fact("User", failure.user()),
                new Fact("Endpoint", failure.endpoint()),
                new Fact("Instance", failure.app() + " / " + failure.instance()),
                new Fact("Trace", failure.traceId()),
                new Fact("Request", failure.requestId()),
                new Fact("Reference", failure.id().toString()));
    }

    @Override
    protected List<Action> furtherActions() {
        return List.of(Action.always("failed-operations.resolve", "Resolve", "r", this::startResolving));
    }

    private void startResolving() {
        detailModel.openPanel();
        if (detailModel.open().get()) {
            settle.focusNote();
        }
    }
}
