/** The one way in which everything here becomes JSON and comes back. */
@NullMarked
package dev.bulwark.model.json;

import org.jspecify.annotations.NullMarked;
