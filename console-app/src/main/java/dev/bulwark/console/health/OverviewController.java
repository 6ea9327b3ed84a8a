package dev.bulwark.console.health;

import dev.bulwark.console.controls.PhaseView;
import dev.bulwark.console.controls.StatePane;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.shell.Navigator;
import dev.bulwark.console.shell.ScreenController;
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

    public OverviewController(OverviewViewModel model, Navigator navigator, Times times) {
        this.model = model;
        this.navigator = navigator;
        this.times = times;
    }

    @FXML
    private void initialize() {
        addTiles();
        recentIssues.show(model.recent(), times, navigator);
        slowestEndpoints.show(model.slowest());
        instances.show(model.instances(), model::ago);
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
}
