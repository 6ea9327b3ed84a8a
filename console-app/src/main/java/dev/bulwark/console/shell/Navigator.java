package dev.bulwark.console.shell;

import java.util.UUID;

/** How one screen leads to another. */
public interface Navigator {
    void show(Place place);

    /** Shows one of the things that a screen lists in full. */
    void open(Place place, UUID id);
}
