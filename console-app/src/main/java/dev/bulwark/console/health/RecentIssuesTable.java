package dev.bulwark.console.health;

import dev.bulwark.console.controls.ColumnFit;
import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.SeverityCell;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.shell.Navigator;
import dev.bulwark.model.isolation.Violation;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** The violations of the last hour; a click or Enter opens one. */
public final class RecentIssuesTable extends TableView<Violation> {

    void show(ObservableList<Violation> issues, Times times, Navigator navigator) {
        TableColumn<Violation, Violation> severity = Columns.words("Severity", 98, issue -> "");
        severity.setCellFactory(owner -> new SeverityCell<>());
        TableColumn<Violation, Violation> time =
                Columns.words("Time (" + times.zoneName() + ")", 98, issue -> times.time(issue.createdAt()));
        TableColumn<Violation, Violation> what = Columns.words("What", 220, ViolationWords::headline);
        TableColumn<Violation, Violation> tenant =
                Columns.words("Tenant", 140, issue -> ViolationWords.orDash(issue.tenant()));
        TableColumn<Violation, Violation> state = Columns.words("Status", 84, ViolationWords::status);
        getColumns().setAll(List.of(time, severity, what, tenant, state));
        ColumnFit.keep(this, List.of(state, tenant), List.of(what));
        setItems(issues);
        setPlaceholder(Columns.placeholder("No violation within the last hour."));
        setRowFactory(table -> openingRow(navigator));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(getSelectionModel().getSelectedItem(), navigator);
            }
        });
    }

    private static TableRow<Violation> openingRow(Navigator navigator) {
        TableRow<Violation> row = new TableRow<>();
        row.setOnMouseClicked(event -> open(row.getItem(), navigator));
        return row;
    }

    private static void open(@Nullable Violation violation, Navigator navigator) {
        if (violation != null) {
            navigator.showViolation(violation.id());
        }
    }
}
