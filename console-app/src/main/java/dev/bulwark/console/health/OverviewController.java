package dev.bulwark.console.health;

import dev.bulwark.console.actions.Action;
import dev.bulwark.console.controls.PhaseView;
import dev.bulwark.console.controls.StatePane;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.shell.Navigator;
import dev.bulwark.console.shell.Place;
import dev.bulwark.console.shell.ScreenController;
import dev.bulwark.model.health.RecentIssue;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.GridPane;
import org.kordamp.ikonli.feather.Feather;

/** Wires the overview. */
public final class OverviewController implements ScreenController {
    private static final PhaseView.Words WORDS = new PhaseView.Words(
            "Asking the server how things are…",
            Feather.RADIO,
            "No application reports to this server yet.",
            "Give an application its token: bulwark.server and bulwark.token in its settings, then start it.",
            "");

    private static final int COLUMNS = 4;

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
    private RecentIssuesTable recentIssues;

    @FXML
    private SlowestEndpointsTable slowestEndpoints;

    @FXML
    private InstancesTable instances;

    @FXML
    private ServicesTable services;

    public OverviewController(OverviewViewModel model, Navigator navigator, Times times) {
        this.model = model;
        this.navigator = navigator;
        this.times = times;
    }

    @FXML
    private void initialize() {
        addTiles();
        recentIssues.show(model.recent(), times, this::open);
        slowestEndpoints.show(model.slowest());
        instances.show(model.instances(), model::ago);
        services.show(model.services(), model::ago);
        PhaseView view = new PhaseView(overview, overviewState, WORDS, model::retry, () -> {});
        model.phase().subscribe(phase -> view.show(phase, model.failure().get()));
    }

    private void addTiles() {
        int index = 0;
        for (TileViewModel tile : model.tiles()) {
            tiles.add(new HealthTile(tile, () -> openCause(tile.id())), index % COLUMNS, index / COLUMNS);
            index++;
        }
    }

    private void open(RecentIssue issue) {
        navigator.open(issue.kind() == RecentIssue.Kind.VIOLATION ? Place.ISOLATION : Place.FAILURES, issue.id());
    }

    private void openCause(String tile) {
        switch (tile) {
            case "isolationTile" -> navigator.show(Place.ISOLATION);
            case "instancesTile" -> bringToView(instances);
            case "servicesTile" -> bringToView(services);
            case "apiTile" -> navigator.show(Place.ENDPOINTS);
            case "databaseTile" -> navigator.show(Place.STATEMENTS);
            case "failuresTile" -> navigator.show(Place.FAILURES);
            case "activityTile" -> navigator.show(Place.ACTIVITY);
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

    @Override
    public void activate() {
        model.activate();
    }

    @Override
    public void deactivate() {
        model.deactivate();
    }

    @Override
    public void takeFocus() {
        overview.requestFocus();
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.always(
                        "overview.tiles",
                        "Tiles",
                        "t",
                        () -> tiles.getChildren().get(0).requestFocus()),
                Action.always("overview.issues", "Recent issues", "i", () -> bringToView(recentIssues)),
                Action.always("overview.instances", "Instances", "n", () -> bringToView(instances)));
    }
}
