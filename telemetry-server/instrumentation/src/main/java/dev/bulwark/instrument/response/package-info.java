/** The check of JSON responses for other tenants' identifiers, while they stream. */
@NullMarked
package dev.bulwark.instrument.response;

import org.jspecify.annotations.NullMarked;
