package dev.bulwark.console.isolation;

import dev.bulwark.console.controls.ColumnFit;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.console.records.RecordColumns;
import dev.bulwark.console.records.Row;
import dev.bulwark.model.isolation.Violation;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.TableView;

/** The columns of the violations' table. */
final class ViolationColumns {
    private ViolationColumns() {}

    /** @param now the server's present, to tell today from earlier days */
    static void addTo(TableView<Row<Violation>> table, Times times, Supplier<Instant> now) {
        RecordColumns<Violation> columns = new RecordColumns<>(times, now);
        var time = columns.time(Violation::createdAt);
        var severity = columns.severity(Violation::severity);
        var type = columns.words("Type", 168, violation -> ViolationWords.of(violation.violationType()));
        var tenant = columns.words("Tenant", 132, Violation::tenant);
        var user = columns.words("User", 130, Violation::user);
        var endpoint = columns.words("Endpoint", 150, Violation::endpoint);
        var app = columns.words("App", 96, Violation::app);
        var blocked = columns.words("Effect", 78, ViolationWords::blocked);
        var status = columns.words("Status", 84, ViolationWords::status);
        table.getColumns().setAll(List.of(time, severity, type, tenant, user, endpoint, app, blocked, status));
        ColumnFit.keep(table, List.of(app, user, status, blocked, tenant, endpoint), List.of(endpoint, type));
    }
}
