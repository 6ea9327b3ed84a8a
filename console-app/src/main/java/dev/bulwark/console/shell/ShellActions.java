package dev.bulwark.console.shell;

import dev.bulwark.console.actions.Action;
import dev.bulwark.console.actions.PaletteViewModel;
import dev.bulwark.console.scope.Scope;
import dev.bulwark.console.scope.TimeRange;
import dev.bulwark.console.settings.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be done everywhere in the window. */
public final class ShellActions {
    private ShellActions() {}

    /** To go somewhere; the first nine screens by {@code Alt} and their number. */
    public static List<Action> navigation(ShellViewModel shell) {
        List<Action> all = new ArrayList<>();
        for (Screen screen : shell.screens()) {
            String keys = "Alt+" + (all.size() + 1);
            all.add(Action.always("go." + screen.id(), "Go to " + screen.title(), keys, () -> shell.show(screen)));
        }
        all.add(new Action("go.back", "Back", "Alt+Left", shell::canGoBack, shell::back));
        all.add(new Action("go.forward", "Forward", "Alt+Right", shell::canGoForward, shell::forward));
        return all;
    }

    /** To look at another tenant or time. */
    public static List<Action> ofScope(Scope scope) {
        List<Action> all = new ArrayList<>();
        for (TimeRange range : TimeRange.values()) {
            String id = "time." + range.name().toLowerCase(Locale.ROOT);
            all.add(Action.always(
                    id, "Time: " + range.words(), "", () -> scope.range().set(range)));
        }
        all.add(new Action("time.pin", "Pin this moment", "Shortcut+P", () -> !scope.isPinned(), scope::pin));
        all.add(new Action("time.unpin", "Back to now", "Shortcut+Shift+P", scope::isPinned, scope::unpin));
        all.add(new Action("scope.widen", "All tenants, any time", "", scope::isNarrow, scope::widen));
        return all;
    }

    /** To name what the server watches over. */
    public static List<Action> ofEnvironment(EnvironmentViewModel environment) {
        List<Action> all = new ArrayList<>();
        for (Environment one : Environment.values()) {
            String id = "environment." + one.name().toLowerCase(Locale.ROOT);
            all.add(new Action(
                    id,
                    "Call this server " + one.words(),
                    "",
                    () -> environment.environment().get() != one,
                    () -> environment.choose(one)));
        }
        return all;
    }

    /** To do something with the window itself. */
    public static List<Action> ofWindow(
            PaletteViewModel palette, ConnectionViewModel connection, Theme theme, Runnable signOut) {
        return List.of(
                Action.always("palette", "Find an action", "Shortcut+K", palette::open),
                Action.always("keys", "Keys of this screen", "?", palette::openHere),
                Action.always("refresh", "Refresh now", "F5", connection::retry),
                Action.always("theme", "Switch between light and dark", "Shortcut+T", theme::toggle),
                Action.always("sign-out", "Sign out", "", signOut));
    }
}
