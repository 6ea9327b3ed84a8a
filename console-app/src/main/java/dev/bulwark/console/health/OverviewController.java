package dev.bulwark.console.health;

import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.PhaseView;
import dev.bulwark.console.controls.SeverityCell;
import dev.bulwark.console.controls.StatePane;
import dev.bulwark.console.controls.StatusLook;
import dev.bulwark.console.controls.StatusShape;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.shell.Navigator;
import dev.bulwark.console.shell.ScreenController;
import dev.bulwark.model.health.EndpointLatency;
import dev.bulwark.model.health.InstanceHealth;
import dev.bulwark.model.isolation.Violation;
import java.time.Duration;
import java.util.Comparator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/** Wires the overview. */
public final class OverviewController implements ScreenController {
    private static final PhaseView.Words WORDS = new PhaseView.Words(
            "Asking the server how things are…",
            "No application reports to this server yet.",
            "Give an application its token: bulwark.server and bulwark.token in its settings, then start it.",
            "");

    private final OverviewViewModel model;
    private final Navigator navigator;
    private final Times times;

    @FXML
    private ScrollPane overview;

    @FXML
    private GridPane tiles;

    @FXML
    private GridPane panels;

    @FXML
    private StatePane overviewState;

    @FXML
    private TableView<Violation> recentIssues;

    @FXML
    private TableView<EndpointLatency> slowestEndpoints;

    @FXML
    private TableView<InstanceHealth> instances;

    public OverviewController(OverviewViewModel model, Navigator navigator, Times times) {
        this.model = model;
        this.navigator = navigator;
        this.times = times;
    }

    @FXML
    private void initialize() {
        addTiles();
        buildRecentIssues();
        buildSlowest();
        buildInstances();
        PhaseView view = new PhaseView(overview, overviewState, WORDS, model::retry, () -> {});
        model.phase().subscribe(phase -> view.show(phase, model.failure().get()));
    }

    private void addTiles() {
        int column = 0;
        for (TileViewModel tile : model.tiles()) {
            tiles.add(new HealthTile(tile, () -> openCause(tile.id())), column++, 0);
        }
    }

    private void openCause(String tile) {
        switch (tile) {
            case "isolationTile" -> navigator.showViolations();
            case "instancesTile" -> bringToView(instances);
            default -> bringToView(slowestEndpoints);
        }
    }

    private void bringToView(TableView<?> table) {
        double below = overview.getContent().getLayoutBounds().getHeight()
                - overview.getViewportBounds().getHeight();
        double wanted = panels.getBoundsInParent().getMinY()
                + table.getParent().getBoundsInParent().getMinY();
        overview.setVvalue(below <= 0 ? 0 : Math.min(1, wanted / below));
        table.requestFocus();
    }

    private void buildRecentIssues() {
        recentIssues.setItems(model.recent());
        TableColumn<Violation, Violation> severity = new TableColumn<>("Severity");
        severity.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        severity.setCellFactory(owner -> new SeverityCell<>());
        severity.setComparator(Comparator.comparing(Violation::severity));
        severity.setMinWidth(98);
        recentIssues
                .getColumns()
                .setAll(java.util.List.of(
                        Columns.ofRow(
                                "Time (" + times.zoneName() + ")",
                                92,
                                issue -> times.time(issue.createdAt()),
                                Comparator.comparing(Violation::createdAt)),
                        severity,
                        Columns.ofRow(
                                "What", 250, ViolationWords::headline, Comparator.comparing(ViolationWords::headline)),
                        Columns.ofRow(
                                "Tenant",
                                110,
                                issue -> ViolationWords.orDash(issue.tenant()),
                                Comparator.comparing(issue -> ViolationWords.orDash(issue.tenant()))),
                        Columns.ofRow(
                                "State", 76, ViolationWords::status, Comparator.comparing(ViolationWords::status))));
        recentIssues.getColumns().get(2).setMaxWidth(5000);
        recentIssues.setPlaceholder(placeholder("No violation within the last hour."));
        recentIssues.setRowFactory(table -> openingRow());
        recentIssues.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(recentIssues.getSelectionModel().getSelectedItem());
            }
        });
    }

    private TableRow<Violation> openingRow() {
        TableRow<Violation> row = new TableRow<>();
        row.setOnMouseClicked(event -> open(row.getItem()));
        return row;
    }

    private void open(Violation violation) {
        if (violation != null) {
            navigator.showViolation(violation.id());
        }
    }

    private void buildSlowest() {
        slowestEndpoints.setItems(model.slowest());
        slowestEndpoints
                .getColumns()
                .setAll(java.util.List.of(
                        Columns.ofRow(
                                "Endpoint",
                                170,
                                EndpointLatency::endpoint,
                                Comparator.comparing(EndpointLatency::endpoint)),
                        latency(
                                "p95",
                                Comparator.comparing(row -> row.latency().p95()),
                                row -> row.latency().p95()),
                        latency(
                                "p50",
                                Comparator.comparing(row -> row.latency().p50()),
                                row -> row.latency().p50()),
                        Columns.figures(Columns.ofRow(
                                "Requests",
                                84,
                                row -> Figures.count(row.latency().count()),
                                Comparator.comparing(row -> row.latency().count())))));
        slowestEndpoints.setPlaceholder(placeholder("No request within the last hour."));
    }

    private static TableColumn<EndpointLatency, EndpointLatency> latency(
            String title,
            Comparator<EndpointLatency> order,
            java.util.function.ToLongFunction<EndpointLatency> micros) {
        return Columns.figures(Columns.ofRow(title, 76, row -> Figures.latency(micros.applyAsLong(row)), order));
    }

    private void buildInstances() {
        instances.setItems(model.instances());
        TableColumn<InstanceHealth, InstanceHealth> name = Columns.ofRow(
                "Instance", 150, InstanceHealth::instance, Comparator.comparing(InstanceHealth::instance));
        name.setCellFactory(owner -> new InstanceCell());
        instances
                .getColumns()
                .setAll(java.util.List.of(
                        name,
                        Columns.figures(Columns.ofRow(
                                "Heap",
                                92,
                                OverviewController::heap,
                                Comparator.comparing(row -> orZero(row.heapUsedBytes())))),
                        Columns.figures(Columns.ofRow(
                                "CPU",
                                64,
                                OverviewController::cpu,
                                Comparator.comparing(row -> row.cpuLoad() == null ? 0 : row.cpuLoad()))),
                        Columns.figures(Columns.ofRow(
                                "Up for",
                                84,
                                OverviewController::uptime,
                                Comparator.comparing(row -> orZero(row.uptimeSeconds())))),
                        Columns.figures(Columns.ofRow(
                                "Heard",
                                84,
                                row -> model.ago(row.lastHeard()),
                                Comparator.comparing(InstanceHealth::lastHeard)))));
        instances.setPlaceholder(placeholder("No instance was heard within the last hour."));
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static String heap(InstanceHealth instance) {
        return instance.heapUsedBytes() == null ? "–" : Figures.mebibytes(instance.heapUsedBytes());
    }

    private static String cpu(InstanceHealth instance) {
        return instance.cpuLoad() == null ? "–" : Figures.percent(instance.cpuLoad());
    }

    private static String uptime(InstanceHealth instance) {
        return instance.uptimeSeconds() == null ? "–" : Times.length(Duration.ofSeconds(instance.uptimeSeconds()));
    }

    private static Node placeholder(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        return label;
    }

    @Override
    public void activate() {
        model.activate();
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }

    @Override
    public String keyHints() {
        return "Tab moves between tiles   ·   Enter opens the cause   ·   Alt+2 data isolation";
    }

    /** An instance's name behind the shape of its state. */
    private static final class InstanceCell extends TableCell<InstanceHealth, InstanceHealth> {
        private final StatusShape shape = new StatusShape(14);

        InstanceCell() {
            setGraphicTextGap(7);
        }

        @Override
        protected void updateItem(InstanceHealth instance, boolean empty) {
            super.updateItem(instance, empty);
            if (empty || instance == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            shape.show(StatusLook.of(instance.reading().light()), false);
            setText(instance.instance() + "  " + instance.version());
            setGraphic(shape);
        }
    }
}
