package dev.bulwark.console.shell;

import org.kordamp.ikonli.feather.Feather;

/**
 * An entry of the rail.
 *
 * @param id names it in the scene graph
 * @param controller its view lies beside it
 */
public record Screen(String id, String title, Feather icon, Class<? extends ScreenController> controller) {}
