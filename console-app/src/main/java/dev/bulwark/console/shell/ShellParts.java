package dev.bulwark.console.shell;

import dev.bulwark.console.actions.Actions;
import dev.bulwark.console.actions.PaletteViewModel;

/** What the frame is made of. */
public record ShellParts(
        ShellViewModel model,
        ConnectionViewModel connection,
        CriticalBannerViewModel banner,
        EnvironmentViewModel environment,
        Actions actions,
        PaletteViewModel palette,
        Toasts toasts,
        Views views) {}
