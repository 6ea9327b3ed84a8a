package dev.bulwark.console.health;

import dev.bulwark.console.controls.ColumnFit;
import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.SeverityCell;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.model.health.RecentIssue;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** What happened within the last hour and is open; a click or Enter opens one. */
public final class RecentIssuesTable extends TableView<RecentIssue> {

    void show(ObservableList<RecentIssue> issues, Times times, Consumer<RecentIssue> opener) {
        TableColumn<RecentIssue, RecentIssue> severity = Columns.words("Severity", 98, issue -> "");
        severity.setCellFactory(owner -> new SeverityCell<>(RecentIssue::severity));
        TableColumn<RecentIssue, RecentIssue> time =
                Columns.words("Time (" + times.zoneName() + ")", 98, issue -> times.time(issue.at()));
        TableColumn<RecentIssue, RecentIssue> what = Columns.words("What", 220, RecentIssue::title);
        TableColumn<RecentIssue, RecentIssue> tenant =
                Columns.words("Tenant", 130, issue -> ViolationWords.orDash(issue.tenant()));
        TableColumn<RecentIssue, RecentIssue> app = Columns.words("App", 96, RecentIssue::app);
        getColumns().setAll(List.of(time, severity, what, tenant, app));
        ColumnFit.keep(this, List.of(app, tenant), List.of(what));
        setItems(issues);
        setPlaceholder(Columns.placeholder("No open issue within the last hour."));
        setRowFactory(table -> openingRow(opener));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(getSelectionModel().getSelectedItem(), opener);
            }
        });
    }

    private static TableRow<RecentIssue> openingRow(Consumer<RecentIssue> opener) {
        TableRow<RecentIssue> row = new TableRow<>();
        row.setOnMouseClicked(event -> open(row.getItem(), opener));
        return row;
    }

    private static void open(@Nullable RecentIssue issue, Consumer<RecentIssue> opener) {
        if (issue != null) {
            opener.accept(issue);
        }
    }
}
