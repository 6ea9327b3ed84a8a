/** Violations of the wall between tenants: listed, counted, resolved, reopened. */
@NullMarked
package dev.bulwark.server.isolation;

import org.jspecify.annotations.NullMarked;
