package dev.bulwark.console.isolation;

import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.SeverityCell;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.model.isolation.Violation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The columns of the violations' table, and which of them give way where there is little room. */
final class ViolationColumns {
    private final TableView<ViolationRow> table;
    private final TableColumn<ViolationRow, Violation> endpoint;

    /** From the first to go to the last; time, severity, type, tenant and endpoint always stay. */
    private final List<TableColumn<ViolationRow, Violation>> givingWay;

    /** @param now the server's present, to tell today from earlier days */
    ViolationColumns(TableView<ViolationRow> table, Times times, Supplier<Instant> now) {
        this.table = table;
        TableColumn<ViolationRow, Violation> time = words(
                "Time (" + times.zoneName() + ")",
                104,
                violation -> times.compact(violation.createdAt(), now.get()),
                Comparator.comparing(Violation::createdAt));
        TableColumn<ViolationRow, Violation> severity =
                words("Severity", 100, violation -> "", Comparator.comparing(Violation::severity));
        severity.setCellFactory(owner -> new SeverityCell<>());
        TableColumn<ViolationRow, Violation> type =
                words("Type", 164, violation -> ViolationWords.of(violation.violationType()));
        TableColumn<ViolationRow, Violation> tenant =
                words("Tenant", 108, violation -> ViolationWords.orDash(violation.tenant()));
        TableColumn<ViolationRow, Violation> user =
                words("User", 130, violation -> ViolationWords.orDash(violation.user()));
        this.endpoint = words("Endpoint", 150, violation -> ViolationWords.orDash(violation.endpoint()));
        endpoint.setMaxWidth(Double.MAX_VALUE);
        TableColumn<ViolationRow, Violation> app = words("App", 96, Violation::app);
        TableColumn<ViolationRow, Violation> blocked = words("Effect", 78, ViolationWords::blocked);
        TableColumn<ViolationRow, Violation> status = words("Status", 84, ViolationWords::status);
        table.getColumns().setAll(List.of(time, severity, type, tenant, user, endpoint, app, blocked, status));
        this.givingWay = List.of(app, user, status, blocked, tenant);
    }

    private static TableColumn<ViolationRow, Violation> words(
            String title, double width, Function<Violation, String> words) {
        return words(title, width, words, Comparator.comparing(words));
    }

    private static TableColumn<ViolationRow, Violation> words(
            String title, double width, Function<Violation, String> words, Comparator<Violation> order) {
        return Columns.words(title, width, ViolationRow::violationProperty, words, order);
    }

    /** Shows as many columns as fit and gives the rest of the room to the endpoint. */
    void fit(double width) {
        double wanted = table.getColumns().stream()
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        for (TableColumn<ViolationRow, Violation> column : givingWay) {
            boolean fits = wanted <= width - 18;
            column.setVisible(fits);
            wanted -= fits ? 0 : column.getMinWidth();
        }
        endpoint.setPrefWidth(Math.max(endpoint.getMinWidth(), endpoint.getMinWidth() + width - 18 - wanted));
    }
}
