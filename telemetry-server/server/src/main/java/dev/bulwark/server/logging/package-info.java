/** The server's own log: what a line looks like, as text or as JSON. */
@NullMarked
package dev.bulwark.server.logging;

import org.jspecify.annotations.NullMarked;
