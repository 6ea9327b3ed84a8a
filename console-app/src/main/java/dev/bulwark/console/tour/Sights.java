package dev.bulwark.console.tour;

import dev.bulwark.console.client.ServerWatch;
import dev.bulwark.console.client.TelemetryApi;
import dev.bulwark.console.health.OverviewViewModel;
import dev.bulwark.console.notifications.CriticalNotices;
import dev.bulwark.console.records.DetailViewModel;
import dev.bulwark.console.records.ListViewModel;
import dev.bulwark.console.scope.Scope;
import dev.bulwark.console.shell.EnvironmentViewModel;
import dev.bulwark.console.shell.ShellViewModel;
import dev.bulwark.model.isolation.Violation;

/** What a tour looks at during one session. */
public record Sights(
        TelemetryApi api,
        ServerWatch watch,
        ShellViewModel shell,
        Scope scope,
        EnvironmentViewModel environment,
        OverviewViewModel overview,
        ListViewModel<Violation> violations,
        DetailViewModel<Violation> detail,
        CriticalNotices notices) {}
