package dev.bulwark.instrument.jdbc;

import dev.bulwark.isolation.BoundParameters;
import java.util.List;

/** The values bound to a statement now. */
interface BoundValues extends BoundParameters {
    /** The values as they are now, untouched by later ones. */
    BoundValues copy();

    /** What may be told of the values: numbers and the like as they are, of texts and bytes only their length. */
    List<String> sanitised();
}
