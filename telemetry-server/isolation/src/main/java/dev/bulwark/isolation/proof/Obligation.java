package dev.bulwark.isolation.proof;

import dev.bulwark.isolation.facts.Pin;
import dev.bulwark.isolation.parser.ViewPlaces;
import dev.bulwark.isolation.query.BaseRange;
import dev.bulwark.isolation.query.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that must be of the tenant: the rows of a table's occurrence, or a value given to the tenant column.
 *
 * @param pins what it is held to, each of which holds; empty when nothing holds it
 */
public record Obligation(BaseRange range, Role role, List<Pin> pins, Surroundings surroundings) {
    /** What must be of the tenant. */
    public enum Role {
        /** The rows that are read or changed. */
        ROWS,
        /** The rows of a query that are added. */
        ADDED,
        /** The rows that are added as they are written. */
        WRITTEN,
        /** The tenant that rows are given. */
        MOVED,
        /** The row that an insertion finds in its place. */
        REPLACED,
        /** All rows of the table at once. */
        ALL
    }

    /** The same by places of the statement itself, where a table stands within a view. */
    Obligation placed(ViewPlaces views) {
        Span place = views.outside(range.span());
        List<Pin> outside = pins.stream()
                .map(pin -> new Pin(
                        pin.values(), pin.sources().stream().map(views::outside).collect(Collectors.toSet())))
                .toList();
        return place.equals(range.span())
                ? new Obligation(range, role, outside, surroundings)
                : new Obligation(range.at(place), role, outside, Confinement.alone(place));
    }
}
