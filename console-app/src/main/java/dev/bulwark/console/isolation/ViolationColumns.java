package dev.bulwark.console.isolation;

import dev.bulwark.console.controls.ColumnFit;
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

/** The columns of the violations' table. */
final class ViolationColumns {
    private ViolationColumns() {}

    /** @param now the server's present, to tell today from earlier days */
    static void addTo(TableView<ViolationRow> table, Times times, Supplier<Instant> now) {
        TableColumn<ViolationRow, Violation> time = words(
                "Time (" + times.zoneName() + ")",
                98,
                violation -> times.compact(violation.createdAt(), now.get()),
                Comparator.comparing(Violation::createdAt));
        TableColumn<ViolationRow, Violation> severity =
                words("Severity", 96, violation -> "", Comparator.comparing(Violation::severity));
        severity.setCellFactory(owner -> new SeverityCell<>(Violation::severity));
        TableColumn<ViolationRow, Violation> type =
                words("Type", 168, violation -> ViolationWords.of(violation.violationType()));
        TableColumn<ViolationRow, Violation> tenant =
                words("Tenant", 132, violation -> ViolationWords.orDash(violation.tenant()));
        TableColumn<ViolationRow, Violation> user =
                words("User", 130, violation -> ViolationWords.orDash(violation.user()));
        TableColumn<ViolationRow, Violation> endpoint =
                words("Endpoint", 150, violation -> ViolationWords.orDash(violation.endpoint()));
        TableColumn<ViolationRow, Violation> app = words("App", 96, Violation::app);
        TableColumn<ViolationRow, Violation> blocked = words("Effect", 78, ViolationWords::blocked);
        TableColumn<ViolationRow, Violation> status = words("Status", 84, ViolationWords::status);
        table.getColumns().setAll(List.of(time, severity, type, tenant, user, endpoint, app, blocked, status));
        ColumnFit.keep(table, List.of(app, user, status, blocked, tenant, endpoint), List.of(endpoint, type));
    }

    private static TableColumn<ViolationRow, Violation> words(
            String title, double width, Function<Violation, String> words) {
        return words(title, width, words, Comparator.comparing(words));
    }

    private static TableColumn<ViolationRow, Violation> words(
            String title, double width, Function<Violation, String> words, Comparator<Violation> order) {
        return Columns.of(title, width, ViolationRow::violationProperty, words, order);
    }
}
