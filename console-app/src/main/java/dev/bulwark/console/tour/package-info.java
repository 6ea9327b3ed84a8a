/** A walk through the views that leaves pictures behind. */
@NullMarked
package dev.bulwark.console.tour;

import org.jspecify.annotations.NullMarked;
