package dev.bulwark.console.health;

import dev.bulwark.console.controls.ColumnFit;
import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.LightCell;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.model.health.ServiceHealth;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The services outside the applications. */
public final class ServicesTable extends TableView<ServiceHealth> {

    /** @param ago says how long ago something was */
    void show(ObservableList<ServiceHealth> services, Function<Instant, String> ago) {
        TableColumn<ServiceHealth, ServiceHealth> name = Columns.words("Service", 150, ServiceHealth::service);
        name.setCellFactory(
                owner -> new LightCell<>(service -> service.reading().light(), ServiceHealth::service));
        TableColumn<ServiceHealth, ServiceHealth> calls =
                Columns.figures("Calls", 72, service -> Figures.count(service.calls()), ServiceHealth::calls);
        TableColumn<ServiceHealth, ServiceHealth> errors =
                Columns.figures("Failed", 72, service -> Figures.count(service.errors()), ServiceHealth::errors);
        TableColumn<ServiceHealth, ServiceHealth> p95 =
                Columns.figures("p95", 78, ServicesTable::latency, ServicesTable::latencyKey);
        TableColumn<ServiceHealth, ServiceHealth> success =
                Columns.words("Last success", 110, service -> agoOrDash(service.lastSuccess(), ago));
        TableColumn<ServiceHealth, ServiceHealth> error =
                Columns.words("Last error", 150, service -> ViolationWords.orDash(service.lastError()));
        getColumns().setAll(List.of(name, calls, errors, p95, success, error));
        ColumnFit.keep(this, List.of(error, success, p95), List.of(error, name));
        setItems(services);
        setPlaceholder(Columns.placeholder("No service was called within the last day."));
    }

    private static String latency(ServiceHealth service) {
        return service.latency() == null
                ? ViolationWords.orDash(null)
                : Figures.latency(service.latency().p95());
    }

    private static Long latencyKey(ServiceHealth service) {
        return service.latency() == null ? 0L : service.latency().p95();
    }

    private static String agoOrDash(@Nullable Instant moment, Function<Instant, String> ago) {
        return ViolationWords.orDash(moment == null ? null : ago.apply(moment));
    }
}
