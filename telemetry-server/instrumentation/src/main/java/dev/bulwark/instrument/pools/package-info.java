/** The levels of connection pools, read from the pools themselves, none of which an application need have. */
@NullMarked
package dev.bulwark.instrument.pools;

import org.jspecify.annotations.NullMarked;
