package dev.bulwark.console.activity;

import dev.bulwark.console.client.ServerTime;
import dev.bulwark.console.controls.ColumnFit;
import dev.bulwark.console.controls.FactGrid.Fact;
import dev.bulwark.console.controls.PhaseView;
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
import dev.bulwark.console.records.Row;
import dev.bulwark.model.activity.Activity;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What users of applications did. */
public final class ActivityController extends RecordsController<Activity> {
    private static final PhaseView.Words WORDS = new PhaseView.Words(
            "Asking the server for activity…",
            Feather.USERS,
            "No user did anything yet.",
            "Applications report sign-ins, meetings, documents and the like by activity(…).",
            "No activity matches the filters.");

    private final DetailViewModel<Activity> detailModel;
    private final Times times;
    private final ServerTime serverTime;
    private final RecordPane pane;

    public ActivityController(
            ListViewModel<Activity> model, DetailViewModel<Activity> detailModel, Times times, ServerTime serverTime) {
        super(model, detailModel);
        this.detailModel = detailModel;
        this.times = times;
        this.serverTime = serverTime;
        this.pane = new RecordPane(detailModel::closePanel, null);
    }

    @Override
    protected String many() {
        return "activities";
    }

    @Override
    protected PhaseView.Words words() {
        return WORDS;
    }

    @Override
    protected void addColumns(TableView<Row<Activity>> to) {
        RecordColumns<Activity> columns = new RecordColumns<>(times, serverTime::now);
        var time = columns.time(Activity::createdAt);
        var type = columns.words("Type", 130, Activity::activityType);
        var name = columns.words("What", 170, Activity::activityName);
        var entity = columns.words("About", 170, ActivityController::entity);
        var user = columns.words("User", 130, Activity::user);
        var tenant = columns.words("Tenant", 120, Activity::tenant);
        var app = columns.words("App", 96, Activity::app);
        to.getColumns().setAll(List.of(time, type, name, entity, user, tenant, app));
        ColumnFit.keep(to, List.of(app, tenant, entity, user, type), List.of(entity, name));
    }

    private static String entity(Activity activity) {
        String type = activity.entityType() == null ? "" : activity.entityType() + " ";
        return type + (activity.entityId() == null ? "" : activity.entityId());
    }

    @Override
    protected Node buildDetail() {
        detailModel.shown().subscribe(this::show);
        return pane;
    }

    private void show(@Nullable Activity activity) {
        if (activity != null) {
            pane.show(new Content(
                    null,
                    activity.activityName(),
                    ViolationWords.orDash(activity.endpoint()),
                    times.full(activity.createdAt()) + "  ·  " + times.ago(activity.createdAt(), serverTime.now()),
                    facts(activity),
                    List.of(new Text("Details", MapWords.lines(activity.metadata())))));
        }
    }

    private static List<Fact> facts(Activity activity) {
        return List.of(
                new Fact("Type", activity.activityType()),
                new Fact("About", entity(activity)),
                new Fact("Tenant", activity.tenant()),
                new Fact("User", activity.user()),
                new Fact("Instance", activity.app() + " / " + activity.instance()),
                new Fact("Address", activity.ipAddress()),
                new Fact("Client", activity.userAgent()),
                new Fact("Trace", activity.traceId()),
                new Fact("Request", activity.requestId()),
                new Fact("Reference", activity.id().toString()));
    }
}
