package dev.bulwark.console.records;

import dev.bulwark.console.actions.Action;
import dev.bulwark.console.controls.PhaseView;
import dev.bulwark.console.controls.Shown;
import dev.bulwark.console.controls.StatePane;
import dev.bulwark.console.controls.SteadyScroll;
import dev.bulwark.console.shell.ScreenController;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** Wires a list with its filter and its side panel; a view of it says what is in the columns and in the panel. */
public abstract class RecordsController<T> implements ScreenController {
    private final ListViewModel<T> model;
    private final DetailViewModel<T> detailModel;
    private @Nullable TableActions tableActions;

    @FXML
    private SplitPane split;

    @FXML
    private FilterBar filterBar;

    @FXML
    private TableView<Row<T>> table;

    @FXML
    private StatePane listState;

    @FXML
    private Button newAbove;

    @FXML
    private Label recordCount;

    @FXML
    private Label listTrouble;

    @FXML
    private Button loadMore;

    @FXML
    private ProgressBar working;

    protected RecordsController(ListViewModel<T> model, DetailViewModel<T> detailModel) {
        this.model = model;
        this.detailModel = detailModel;
    }

    /** What several of them are called, such as {@code violations}; names the table in the scene graph. */
    protected abstract String many();

    /** What is said while there is nothing to show. */
    protected abstract PhaseView.Words words();

    protected abstract void addColumns(TableView<Row<T>> to);

    /** Builds the side panel; asked once. */
    protected abstract Node buildDetail();

    /** What can be done beside moving, opening and filtering. */
    protected List<Action> furtherActions() {
        return List.of();
    }

    @FXML
    private void initialize() {
        TableActions panel = new TableActions(id(), table, split, detailModel::openPanel, detailModel::closePanel);
        tableActions = panel;
        table.setId(id() + "Table");
        table.setAccessibleText(many() + ", newest first");
        filterBar.show(model.filter());
        buildTable();
        bindFoot();
        panel.setPanel(buildDetail());
        PhaseView view = new PhaseView(table, listState, words(), model::reload, model::showAll);
        model.phase().subscribe(phase -> {
            view.show(phase, model.failure().get());
            panel.takeFocusUnlessTyping();
        });
        detailModel.open().subscribe(panel::showPanel);
    }

    private void buildTable() {
        SortedList<Row<T>> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addColumns(table);
        table.setRowFactory(owner -> openingRow());
        SteadySelection.keep(table, model.merging(), this::selectionChanged);
        SteadyScroll scroll = new SteadyScroll(table);
        model.selected().addListener((property, old, row) -> select(row, scroll));
        table.skinProperty().addListener((property, old, skin) -> scroll.watchScrollBar());
        newAbove.textProperty().bind(scroll.newAbove().asString("%d new"));
        Shown.during(scroll.newAbove().greaterThan(0), newAbove);
        newAbove.setOnAction(event -> scroll.toTop());
    }

    private TableRow<Row<T>> openingRow() {
        TableRow<Row<T>> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && row.getItem() != null) {
                detailModel.openPanel();
            }
        });
        return row;
    }

    private void selectionChanged(List<Row<T>> chosen) {
        model.selected().set(chosen.get(chosen.size() - 1));
        detailModel.follow(chosen);
    }

    private void select(@Nullable Row<T> row, SteadyScroll scroll) {
        var selection = table.getSelectionModel();
        if (row != null && !selection.getSelectedItems().contains(row)) {
            selection.clearSelection();
            selection.select(row);
            scroll.reveal(table.getItems().indexOf(row));
        }
    }

    private void bindFoot() {
        recordCount.textProperty().bind(model.count());
        loadMore.visibleProperty().bind(model.more());
        working.visibleProperty().bind(model.working());
        model.failure().addListener((property, old, why) -> {
            boolean stale = why != null && !model.rows().isEmpty();
            listTrouble.setText(stale ? "Not refreshed: " + why.sentence() : "");
        });
    }

    @Override
    public List<Action> actions() {
        List<Action> all = new ArrayList<>();
        all.add(Action.always(id() + ".filter", "Filter", "/", filterBar::focusText));
        all.addAll(tableActions().moving());
        all.addAll(furtherActions());
        all.add(tableActions().stepBack());
        all.add(Action.always(id() + ".clear", "Clear the filters", "", model.filter()::clear));
        return all;
    }

    @FXML
    private void loadMore() {
        model.loadMore();
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

    private String id() {
        return many().replace(" ", "-");
    }

    private TableActions tableActions() {
        return Objects.requireNonNull(tableActions, "not loaded yet");
    }
}
