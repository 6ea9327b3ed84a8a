/** Violations of the wall between tenants: finding them, understanding them, settling them. */
@NullMarked
package dev.bulwark.console.isolation;

import org.jspecify.annotations.NullMarked;
