package dev.bulwark.console.notifications;

/** The desktop's own notifications, where there are any. */
@FunctionalInterface
public interface DesktopNotifier {
    /** A desktop without notifications: normal, the window's own notice is always there. */
    DesktopNotifier NONE = (title, text, onClick) -> {};

    /**
     * Shows a notification; returns at once and never fails.
     *
     * @param text holds no customer's data: a locked screen shows it to anybody
     * @param onClick run on any thread
     */
    void show(String title, String text, Runnable onClick);
}
