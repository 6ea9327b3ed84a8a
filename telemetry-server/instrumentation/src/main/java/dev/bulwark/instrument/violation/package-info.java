/** Findings about statements and responses: folded within a request, handed over to be sent. */
@NullMarked
package dev.bulwark.instrument.violation;

import org.jspecify.annotations.NullMarked;
