/** A statement by its meaning: blocks of rows, where they come from, and the conditions on them. Free of the parser. */
@NullMarked
package dev.bulwark.isolation.query;

import org.jspecify.annotations.NullMarked;
