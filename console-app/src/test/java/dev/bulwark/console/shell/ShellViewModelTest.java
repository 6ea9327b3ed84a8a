package dev.bulwark.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulwark.console.client.ServerAddress;
import dev.bulwark.console.health.OverviewController;
import dev.bulwark.console.settings.Environment;
import dev.bulwark.console.settings.Preferences;
import dev.bulwark.console.settings.RememberedForNow;
import dev.bulwark.console.settings.ThemeChoice;
import dev.bulwark.console.tasks.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class ShellViewModelTest {
    private final List<UUID> opened = new ArrayList<>();
    private final Screen overview = new Screen(Place.OVERVIEW, "Overview", Feather.ACTIVITY, OverviewController.class);
    private final Screen isolation =
            new Screen(Place.ISOLATION, "Data isolation", Feather.SHIELD, OverviewController.class, opened::add);
    private final ShellViewModel shell = new ShellViewModel(List.of(overview, isolation));

    @Test
    void backAndForwardRetraceTheWay() {
        assertThat(shell.canGoBack()).isFalse();
        shell.show(isolation);
        shell.show(isolation);

        shell.back();
        assertThat(shell.shown().get()).isEqualTo(overview);
        assertThat(shell.canGoBack()).isFalse();

        shell.forward();
        assertThat(shell.shown().get()).isEqualTo(isolation);
        assertThat(shell.canGoForward()).isFalse();
        shell.forward();
        assertThat(shell.shown().get()).isEqualTo(isolation);
    }

    @Test
    void goingSomewhereElseForgetsTheWayForward() {
        shell.show(isolation);
        shell.back();
        shell.show(isolation);

        assertThat(shell.canGoForward()).isFalse();
    }

    @Test
    void openingAThingShowsItsScreenFirst() {
        UUID id = UUID.randomUUID();

        shell.open(Place.ISOLATION, id);

        assertThat(shell.shown().get()).isEqualTo(isolation);
        assertThat(opened).containsExactly(id);
    }

    @Test
    void whatAServerWatchesOverIsRememberedByItsAddress() throws FailureException {
        var preferences = new RememberedForNow(new Preferences("http://ops:8417", "owner", ThemeChoice.DARK));
        ServerAddress address = ServerAddress.parse("http://ops:8417");
        EnvironmentViewModel environment = new EnvironmentViewModel(address, preferences);
        assertThat(environment.words().get()).isEqualTo("ops:8417");

        environment.choose(Environment.PRODUCTION);

        EnvironmentViewModel later = new EnvironmentViewModel(address, preferences);
        assertThat(later.environment().get()).isEqualTo(Environment.PRODUCTION);
        assertThat(later.shortWords().get()).isEqualTo("PRODUCTION");
        assertThat(later.title().get()).isEqualTo("PRODUCTION · ops:8417 – Bulwark");
        assertThat(new EnvironmentViewModel(ServerAddress.parse("http://lab:8417"), preferences)
                        .environment()
                        .get())
                .isEqualTo(Environment.UNNAMED);
    }
}
