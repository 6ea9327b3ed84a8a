package dev.bulwark.console.notifications;

import java.awt.GraphicsEnvironment;
import java.util.Map;
import java.util.concurrent.Executor;

/** Chooses how this desktop can be told something. */
public final class DesktopNotifiers {
    private DesktopNotifiers() {}

    /**
     * The best there is here.
     *
     * @param background runs what may take long or hang
     */
    public static DesktopNotifier forThisDesktop(Map<String, String> environment, Executor background) {
        if (GraphicsEnvironment.isHeadless()) {
            return DesktopNotifier.NONE;
        }
        return NotifySend.find(environment)
                .<DesktopNotifier>map(program -> new NotifySend(program, background))
                .orElseGet(() -> new Tray(background));
    }
}
