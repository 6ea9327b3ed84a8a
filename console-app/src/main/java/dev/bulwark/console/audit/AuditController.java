package dev.bulwark.console.audit;

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
import dev.bulwark.model.audit.AuditRecord;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Who changed what, in applications and at the server. */
public final class AuditController extends RecordsController<AuditRecord> {
    private static final PhaseView.Words WORDS = new PhaseView.Words(
            "Asking the server for its audit log…",
            Feather.BOOK_OPEN,
            "The audit log is empty.",
            "Sign-ins, resolutions, changes of policy and of users will stand here, and what applications audit.",
            "No entry matches the filters.");

    private final DetailViewModel<AuditRecord> detailModel;
    private final Times times;
    private final ServerTime serverTime;
    private final RecordPane pane;

    public AuditController(
            ListViewModel<AuditRecord> model,
            DetailViewModel<AuditRecord> detailModel,
            Times times,
            ServerTime serverTime) {
        super(model, detailModel);
        this.detailModel = detailModel;
        this.times = times;
        this.serverTime = serverTime;
        this.pane = new RecordPane(detailModel::closePanel, null);
    }

    @Override
    protected String many() {
        return "audit entries";
    }

    @Override
    protected PhaseView.Words words() {
        return WORDS;
    }

    @Override
    protected void addColumns(TableView<Row<AuditRecord>> to) {
        RecordColumns<AuditRecord> columns = new RecordColumns<>(times, serverTime::now);
        var time = columns.time(AuditRecord::createdAt);
        var severity = columns.words("Severity", 90, AuditController::severity);
        var action = columns.words("Action", 170, AuditRecord::action);
        var user = columns.words("Who", 130, AuditRecord::user);
        var entity = columns.words("About", 150, AuditController::entity);
        var description = columns.words("Description", 200, AuditRecord::description);
        var tenant = columns.words("Tenant", 120, AuditRecord::tenant);
        var app = columns.words("App", 96, AuditController::origin);
        to.getColumns().setAll(List.of(time, severity, action, user, entity, description, tenant, app));
        ColumnFit.keep(to, List.of(app, tenant, description, entity, severity, user), List.of(description, action));
    }

    private static String severity(AuditRecord entry) {
        return switch (entry.severity()) {
            case INFO -> "Info";
            case WARNING -> "Warning";
            case ERROR -> "Error";
            case CRITICAL -> "Critical";
        };
    }

    private static String origin(AuditRecord entry) {
        return Objects.requireNonNullElse(entry.app(), "server");
    }

    private static String entity(AuditRecord entry) {
        String type = entry.entityType() == null ? "" : entry.entityType() + " ";
        return type + (entry.entityId() == null ? "" : entry.entityId());
    }

    @Override
    protected Node buildDetail() {
        detailModel.shown().subscribe(this::show);
        return pane;
    }

    private void show(@Nullable AuditRecord entry) {
        if (entry != null) {
            pane.show(new Content(
                    null,
                    entry.action(),
                    ViolationWords.orDash(entry.description()),
                    times.full(entry.createdAt()) + "  ·  " + times.ago(entry.createdAt(), serverTime.now()),
                    facts(entry),
                    List.of(
                            new Text("What changed", MapWords.change(entry.before(), entry.after())),
                            new Text("Error", entry.errorMessage()),
                            new Text("Stack trace", entry.errorStack()))));
        }
    }

    private static List<Fact> facts(AuditRecord entry) {
        return List.of(
                new Fact("Severity", severity(entry)),
                new Fact("Who", entry.user()),
                new Fact("About", entity(entry)),
                new Fact("Tenant", entry.tenant()),
                new Fact("Told by", origin(entry)),
                new Fact("Endpoint", entry.endpoint()),
                new Fact("Address", entry.ipAddress()),
                new Fact("Client", entry.userAgent()),
                new Fact("Trace", entry.traceId()),
                new Fact("Request", entry.requestId()),
                new Fact("Reference", entry.id().toString()));
    }
}
