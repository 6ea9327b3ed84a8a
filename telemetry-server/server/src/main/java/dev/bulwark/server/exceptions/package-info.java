/** Exceptions that the monitored applications did not expect. */
@NullMarked
package dev.bulwark.server.exceptions;

import org.jspecify.annotations.NullMarked;
