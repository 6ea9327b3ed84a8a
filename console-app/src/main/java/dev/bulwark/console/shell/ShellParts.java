package dev.bulwark.console.shell;

import dev.bulwark.console.client.Session;

/**
 * What the frame is made of.
 *
 * @param signOut goes back to the sign-in screen
 */
public record ShellParts(
        ShellViewModel model,
        ConnectionViewModel connection,
        CriticalBannerViewModel banner,
        Toasts toasts,
        Views views,
        Theme theme,
        Session session,
        Runnable signOut) {}
