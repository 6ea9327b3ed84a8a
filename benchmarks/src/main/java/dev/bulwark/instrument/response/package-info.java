/** What looking into JSON responses costs; in the package of the check, which nobody else can reach. */
@NullMarked
package dev.bulwark.instrument.response;

import org.jspecify.annotations.NullMarked;
