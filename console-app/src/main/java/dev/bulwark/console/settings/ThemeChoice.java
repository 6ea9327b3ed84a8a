package dev.bulwark.console.settings;

/** Light or dark. */
public enum ThemeChoice {
    LIGHT,
    DARK;

    public ThemeChoice other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
