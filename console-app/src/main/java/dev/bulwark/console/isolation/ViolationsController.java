package dev.bulwark.console.isolation;

import dev.bulwark.console.actions.Action;
import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.controls.PhaseView;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.records.DetailViewModel;
import dev.bulwark.console.records.ListViewModel;
import dev.bulwark.console.records.RecordsController;
import dev.bulwark.console.records.Row;
import dev.bulwark.console.shell.Views;
import dev.bulwark.console.tasks.Subscriptions;
import dev.bulwark.model.isolation.Violation;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Violations of the wall between tenants. */
public final class ViolationsController extends RecordsController<Violation> {
    private static final PhaseView.Words WORDS = new PhaseView.Words(
            "Asking the server for violations…",
            Feather.CHECK_CIRCLE,
            "No open violation.",
            "Every statement that was seen stayed within its tenant, or what did not is settled.",
            "No violation matches the filters.");

    private final DetailViewModel<Violation> detailModel;
    private final ServerWatch watch;
    private final Views views;
    private final Times times;
    private final Subscriptions subscriptions = new Subscriptions();
    private @Nullable DetailController detailController;

    public ViolationsController(
            ListViewModel<Violation> model,
            DetailViewModel<Violation> detailModel,
            ServerWatch watch,
            Views views,
            Times times) {
        super(model, detailModel);
        this.detailModel = detailModel;
        this.watch = watch;
        this.views = views;
        this.times = times;
    }

    @Override
    protected String many() {
        return "violations";
    }

    @Override
    protected PhaseView.Words words() {
        return WORDS;
    }

    @Override
    protected void addColumns(TableView<Row<Violation>> to) {
        ViolationColumns.addTo(to, times, watch.serverTime()::now);
    }

    @Override
    protected Node buildDetail() {
        Views.Loaded<DetailController> loaded = views.load(DetailController.class);
        detailController = loaded.controller();
        return loaded.root();
    }

    @Override
    protected List<Action> furtherActions() {
        return List.of(Action.always("violations.resolve", "Resolve", "r", this::startResolving));
    }

    private void startResolving() {
        detailModel.openPanel();
        if (detailModel.open().get() && detailController != null) {
            detailController.focusNote();
        }
    }

    /** A violation's newest state is pushed with all that it holds. */
    @Override
    public void activate() {
        subscriptions.add(watch.onViolation(detailModel::update));
        super.activate();
    }

    @Override
    public void deactivate() {
        subscriptions.close();
        super.deactivate();
    }
}
