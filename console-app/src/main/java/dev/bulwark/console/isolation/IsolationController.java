package dev.bulwark.console.isolation;

import dev.bulwark.console.actions.Action;
import dev.bulwark.console.client.ServerTime;
import dev.bulwark.console.controls.PhaseView;
import dev.bulwark.console.controls.Shown;
import dev.bulwark.console.controls.StatePane;
import dev.bulwark.console.controls.SteadyScroll;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.shell.ScreenController;
import java.util.List;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Wires the list of violations. */
public final class IsolationController implements ScreenController {
    private static final PhaseView.Words WORDS = new PhaseView.Words(
            "Asking the server for violations…",
            Feather.CHECK_CIRCLE,
            "No open violation.",
            "Every statement that was seen stayed within its tenant, or what did not is settled.",
            "No violation matches the filters.");

    private final IsolationViewModel model;
    private final DetailViewModel detailModel;
    private final Times times;
    private final ServerTime serverTime;

    @FXML
    private SplitPane split;

    @FXML
    private FilterBar filterBar;

    @FXML
    private TableView<ViolationRow> violationsTable;

    @FXML
    private StatePane listState;

    @FXML
    private Button newAbove;

    @FXML
    private Label violationCount;

    @FXML
    private Label listTrouble;

    @FXML
    private Button loadMore;

    @FXML
    private ProgressBar working;

    @FXML
    private Node detail;

    @FXML
    private DetailController detailController;

    public IsolationController(
            IsolationViewModel model, DetailViewModel detailModel, Times times, ServerTime serverTime) {
        this.model = model;
        this.detailModel = detailModel;
        this.times = times;
        this.serverTime = serverTime;
    }

    @FXML
    private void initialize() {
        filterBar.show(model.filter());
        buildTable();
        bindFoot();
        PhaseView view = new PhaseView(violationsTable, listState, WORDS, model::reload, model.filter()::clear);
        model.phase().subscribe(phase -> {
            view.show(phase, model.failure().get());
            takeFocus();
        });
        detailModel.open().subscribe(this::showDetail);
    }

    private void buildTable() {
        SortedList<ViolationRow> sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(violationsTable.comparatorProperty());
        violationsTable.setItems(sorted);
        violationsTable.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        ViolationColumns.addTo(violationsTable, times, serverTime::now);
        violationsTable.setRowFactory(table -> openingRow());
        SteadySelection.keep(violationsTable, model.merging(), this::selectionChanged);
        SteadyScroll scroll = new SteadyScroll(violationsTable);
        model.selected().addListener((property, old, row) -> select(row, scroll));
        violationsTable.skinProperty().addListener((property, old, skin) -> scroll.watchScrollBar());
        newAbove.textProperty().bind(scroll.newAbove().asString("%d new"));
        Shown.during(scroll.newAbove().greaterThan(0), newAbove);
        newAbove.setOnAction(event -> scroll.toTop());
    }

    private TableRow<ViolationRow> openingRow() {
        TableRow<ViolationRow> row = new TableRow<>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && row.getItem() != null) {
                detailModel.openPanel();
            }
        });
        return row;
    }

    private void selectionChanged(List<ViolationRow> chosen) {
        model.selected().set(chosen.get(chosen.size() - 1));
        detailModel.follow(chosen);
    }

    private void select(@Nullable ViolationRow row, SteadyScroll scroll) {
        var selection = violationsTable.getSelectionModel();
        if (row != null && !selection.getSelectedItems().contains(row)) {
            selection.clearSelection();
            selection.select(row);
            scroll.reveal(violationsTable.getItems().indexOf(row));
        }
    }

    private void bindFoot() {
        violationCount.textProperty().bind(model.count());
        loadMore.visibleProperty().bind(model.more());
        working.visibleProperty().bind(model.working());
        model.failure().addListener((property, old, why) -> {
            boolean stale = why != null && !model.rows().isEmpty();
            listTrouble.setText(stale ? "Not refreshed: " + why.sentence() : "");
        });
    }

    private void showDetail(boolean open) {
        if (open && !split.getItems().contains(detail)) {
            split.getItems().add(detail);
            split.setDividerPositions(split.getWidth() > 1100 ? 0.5 : 0.48);
        } else if (!open) {
            split.getItems().remove(detail);
            violationsTable.requestFocus();
        }
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.always("isolation.filter", "Filter", "/", filterBar::focusText),
                Action.always("isolation.next", "Next", "j", () -> move(1)),
                Action.always("isolation.previous", "Previous", "k", () -> move(-1)),
                new Action("isolation.open", "Open", "Enter", violationsTable::isFocused, detailModel::openPanel),
                Action.always("isolation.resolve", "Resolve", "r", this::startResolving),
                new Action("isolation.step-back", "Close", "Esc", this::canStepBack, this::stepBack),
                Action.always("isolation.clear", "Clear the filters", "", model.filter()::clear));
    }

    private boolean canStepBack() {
        return isTyping() || detailModel.open().get();
    }

    private boolean isTyping() {
        Scene scene = violationsTable.getScene();
        return scene != null && scene.getFocusOwner() instanceof TextInputControl;
    }

    /** One step: out of a field, then out of the panel; a filter is never lost. */
    private void stepBack() {
        if (isTyping()) {
            violationsTable.requestFocus();
        } else {
            detailModel.closePanel();
        }
    }

    private void move(int by) {
        violationsTable.requestFocus();
        int last = violationsTable.getItems().size() - 1;
        int wanted =
                Math.max(0, Math.min(last, violationsTable.getSelectionModel().getSelectedIndex() + by));
        if (last >= 0) {
            violationsTable.getSelectionModel().clearAndSelect(wanted);
            violationsTable.getFocusModel().focus(wanted);
            TableReveal.reveal(violationsTable, wanted);
        }
    }

    private void startResolving() {
        detailModel.openPanel();
        if (detailModel.open().get()) {
            detailController.focusNote();
        }
    }

    @FXML
    private void loadMore() {
        model.loadMore();
    }

    @Override
    public void activate() {
        model.activate();
        detailModel.activate();
    }

    @Override
    public void takeFocus() {
        if (violationsTable.getScene() != null && !isTyping()) {
            violationsTable.requestFocus();
        }
    }

    @Override
    public void deactivate() {
        model.deactivate();
        detailModel.deactivate();
    }
}
