package dev.bulwark.console.health;

import dev.bulwark.console.controls.ColumnFit;
import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.console.controls.LightCell;
import dev.bulwark.console.controls.Times;
import dev.bulwark.console.controls.ViolationWords;
import dev.bulwark.model.health.InstanceHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The instances of the monitored applications. */
public final class InstancesTable extends TableView<InstanceHealth> {

    /** @param ago says how long ago something was, on the server's clock */
    void show(ObservableList<InstanceHealth> instances, Function<Instant, String> ago) {
        TableColumn<InstanceHealth, InstanceHealth> name = Columns.words("Instance", 170, InstanceHealth::instance);
        name.setCellFactory(owner -> new LightCell<>(
                instance -> instance.reading().light(), instance -> instance.instance() + "   " + instance.version()));
        TableColumn<InstanceHealth, InstanceHealth> heap =
                Columns.figures("Heap", 88, InstancesTable::heap, row -> orZero(row.heapUsedBytes()));
        TableColumn<InstanceHealth, InstanceHealth> cpu =
                Columns.figures("CPU", 66, InstancesTable::cpu, row -> row.cpuLoad() == null ? 0 : row.cpuLoad());
        TableColumn<InstanceHealth, InstanceHealth> uptime =
                Columns.figures("Up for", 88, InstancesTable::uptime, row -> orZero(row.uptimeSeconds()));
        TableColumn<InstanceHealth, InstanceHealth> heard =
                Columns.figures("Heard", 88, row -> ago.apply(row.lastHeard()), InstanceHealth::lastHeard);
        getColumns().setAll(List.of(name, heap, cpu, uptime, heard));
        ColumnFit.keep(this, List.of(uptime, cpu, heap), List.of(name));
        setItems(instances);
        setPlaceholder(Columns.placeholder("No instance was heard within the last hour."));
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static String heap(InstanceHealth instance) {
        Long used = instance.heapUsedBytes();
        return ViolationWords.orDash(used == null ? null : Figures.mebibytes(used));
    }

    private static String cpu(InstanceHealth instance) {
        Double load = instance.cpuLoad();
        return ViolationWords.orDash(load == null ? null : Figures.percent(load));
    }

    private static String uptime(InstanceHealth instance) {
        Long seconds = instance.uptimeSeconds();
        return ViolationWords.orDash(seconds == null ? null : Times.length(Duration.ofSeconds(seconds)));
    }
}
