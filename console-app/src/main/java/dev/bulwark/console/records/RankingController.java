package dev.bulwark.console.records;

import dev.bulwark.console.actions.Action;
import dev.bulwark.console.controls.PhaseView;
import dev.bulwark.console.controls.StatePane;
import dev.bulwark.console.shell.ScreenController;
import java.util.List;
import java.util.Objects;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** Wires a ranking and its side panel; a view of it says what is in the columns and in the panel. */
public abstract class RankingController<T, D> implements ScreenController {
    private final RankingViewModel<T, D> model;
    private @Nullable TableActions tableActions;

    @FXML
    private SplitPane split;

    @FXML
    private TextField rankingFilter;

    @FXML
    private TableView<Row<T>> table;

    @FXML
    private StatePane rankingState;

    @FXML
    private Label rankingCount;

    @FXML
    private Label rankingTrouble;

    protected RankingController(RankingViewModel<T, D> model) {
        this.model = model;
    }

    protected abstract PhaseView.Words words();

    protected abstract void addColumns(TableView<Row<T>> to);

    /** Builds the side panel; asked once. */
    protected abstract Node buildDetail();

    @FXML
    private void initialize() {
        TableActions panel = new TableActions(model.many(), table, split, model::openPanel, model::closePanel);
        tableActions = panel;
        table.setId(model.many() + "Table");
        table.setAccessibleText(model.many() + ", the worst first");
        rankingFilter.textProperty().bindBidirectional(model.typed());
        buildTable();
        panel.setPanel(buildDetail());
        model.open().subscribe(panel::showPanel);
        rankingCount.textProperty().bind(model.count());
        model.failure()
                .subscribe(why -> rankingTrouble.setText(
                        why == null || model.rows().isEmpty() ? "" : "Not refreshed: " + why.sentence()));
        PhaseView view = new PhaseView(table, rankingState, words(), model::retry, model::showAll);
        model.phase().subscribe(phase -> {
            view.show(phase, model.failure().get());
            panel.takeFocusUnlessTyping();
        });
    }

    private void buildTable() {
        SortedList<Row<T>> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        addColumns(table);
        table.setRowFactory(owner -> {
            TableRow<Row<T>> row = new TableRow<>();
            row.setOnMouseClicked(event -> model.openPanel());
            return row;
        });
        SteadySelection.keep(table, model.merging(), chosen -> model.select(chosen.get(chosen.size() - 1)));
    }

    @Override
    public List<Action> actions() {
        TableActions panel = Objects.requireNonNull(tableActions, "not loaded yet");
        List<Action> moving = panel.moving();
        return List.of(
                Action.always(model.many() + ".filter", "Filter", "/", rankingFilter::requestFocus),
                moving.get(0),
                moving.get(1),
                moving.get(2),
                panel.stepBack());
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
        table.requestFocus();
    }
}
