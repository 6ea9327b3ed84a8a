package dev.bulwark.console.health;

import dev.bulwark.console.controls.ColumnFit;
import dev.bulwark.console.controls.Columns;
import dev.bulwark.console.controls.Figures;
import dev.bulwark.model.health.EndpointLatency;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The slowest endpoints of the last hour. */
public final class SlowestEndpointsTable extends TableView<EndpointLatency> {

    void show(ObservableList<EndpointLatency> endpoints) {
        TableColumn<EndpointLatency, EndpointLatency> name = Columns.words("Endpoint", 190, EndpointLatency::endpoint);
        TableColumn<EndpointLatency, EndpointLatency> p95 =
                latency("p95", endpoint -> endpoint.latency().p95());
        TableColumn<EndpointLatency, EndpointLatency> p50 =
                latency("p50", endpoint -> endpoint.latency().p50());
        TableColumn<EndpointLatency, EndpointLatency> requests = Columns.figures(
                "Requests",
                88,
                endpoint -> Figures.count(endpoint.latency().count()),
                endpoint -> endpoint.latency().count());
        getColumns().setAll(List.of(name, p95, p50, requests));
        ColumnFit.keep(this, List.of(requests, p50), List.of(name));
        setItems(endpoints);
        setPlaceholder(Columns.placeholder("No request within the last hour."));
    }

    private static TableColumn<EndpointLatency, EndpointLatency> latency(
            String title, Function<EndpointLatency, Long> micros) {
        return Columns.figures(title, 78, endpoint -> Figures.latency(micros.apply(endpoint)), micros);
    }
}
