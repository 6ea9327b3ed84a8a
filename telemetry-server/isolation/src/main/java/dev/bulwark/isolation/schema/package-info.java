/** Reads from a database which tables hold tenants' rows, and how. */
@NullMarked
package dev.bulwark.isolation.schema;

import org.jspecify.annotations.NullMarked;
