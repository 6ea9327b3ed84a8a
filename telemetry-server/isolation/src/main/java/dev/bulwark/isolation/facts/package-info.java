/** What is known to hold for the rows that a statement reads or writes. */
@NullMarked
package dev.bulwark.isolation.facts;

import org.jspecify.annotations.NullMarked;
