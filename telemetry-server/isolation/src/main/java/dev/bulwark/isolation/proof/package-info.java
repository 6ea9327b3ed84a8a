/** From the facts of a statement to a finding that holds for all tenants. */
@NullMarked
package dev.bulwark.isolation.proof;

import org.jspecify.annotations.NullMarked;
