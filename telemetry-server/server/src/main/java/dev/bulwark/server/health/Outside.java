package dev.bulwark.server.health;

import dev.bulwark.model.health.ConnectionsHealth;
import dev.bulwark.model.health.Reading;
import dev.bulwark.model.health.ServiceHealth;
import dev.bulwark.model.health.ServicesHealth;
import dev.bulwark.model.health.TrafficLight;
import dev.bulwark.server.store.TenantScope;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What lies around the applications: the connections of their users, and the services that they call. Thread-safe. */
final class Outside {
    private final ConnectionReader connections;
    private final ServiceReader services;
    private final Readings readings;

    Outside(ConnectionReader connections, ServiceReader services, Readings readings) {
        this.connections = connections;
        this.services = services;
        this.readings = readings;
    }

    ConnectionsHealth connections(TenantScope scope, @Nullable Instant heard, Instant moment) {
        ConnectionReader.Figures figures = connections.at(scope, moment);
        double rate = figures.ended() == 0 ? 0 : (double) figures.failed() / figures.ended();
        return new ConnectionsHealth(
                readings.connections(figures.open(), rate, figures.asOf(), heard, moment),
                figures.open(),
                figures.sessions(),
                figures.opened(),
                figures.ended(),
                rate,
                figures.byTenant());
    }

    ServicesHealth services(TenantScope scope, @Nullable Instant heard, Instant moment) {
        ServiceReader.Figures figures = services.at(scope, moment);
        Set<String> names = new TreeSet<>(figures.hour().keySet());
        names.addAll(figures.successes().keySet());
        names.addAll(figures.failures().keySet());
        names.addAll(figures.webhooks().keySet());
        List<ServiceHealth> all = names.stream()
                .map(name -> service(name, figures, heard, moment))
                .toList();
        return new ServicesHealth(ofAll(all, heard), all);
    }

    private ServiceHealth service(String name, ServiceReader.Figures figures, @Nullable Instant heard, Instant moment) {
        ServiceReader.Calls calls = figures.hour().get(name);
        ServiceReader.Failure failure = figures.failures().get(name);
        Instant success = figures.successes().get(name);
        return new ServiceHealth(
                readings.service(calls, failure, success, heard, moment),
                name,
                calls == null ? 0 : calls.calls(),
                calls == null ? 0 : calls.errors(),
                calls == null ? null : calls.histogram().summary(),
                success,
                failure == null ? null : failure.at(),
                failure == null ? null : failure.error(),
                figures.webhooks().get(name));
    }

    private static Reading ofAll(List<ServiceHealth> services, @Nullable Instant heard) {
        if (services.isEmpty()) {
            return Reading.unknown("No call to an outside service was reported within a day");
        }
        ServiceHealth worst = Collections.max(
                services, Comparator.comparing(service -> service.reading().light()));
        TrafficLight light = worst.reading().light();
        String summary = light == TrafficLight.GREEN
                ? services.size() + " services answer"
                : worst.service() + ": " + worst.reading().summary();
        return new Reading(light, summary, heard);
    }
}
